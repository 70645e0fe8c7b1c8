/** Monaco, cut down to the editor and the two languages of handlers. Loaded after the page has painted. */
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import * as typescript from 'monaco-editor/languages/features/typescript/register.js';
// oxlint-disable-next-line import/default -- Vite makes the default export
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
// oxlint-disable-next-line import/default, import/no-named-as-default -- Vite makes the default export
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';
import { RUNTIME_TYPES } from './runtime-types.ts';

export * as monaco from 'monaco-editor/editor/editor.api.js';

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'typescript' || label === 'javascript' ? new TypeScriptWorker() : new EditorWorker(),
};

const COMPILER_OPTIONS = {
  target: typescript.ScriptTarget.ESNext,
  module: typescript.ModuleKind.ESNext,
  lib: ['es2022', 'webworker'],
  strict: true,
  // Types are stripped, never required: a handler written without them is not wrong.
  noImplicitAny: false,
  allowJs: true,
  allowNonTsExtensions: true,
};

for (const defaults of [typescript.typescriptDefaults, typescript.javascriptDefaults]) {
  defaults.setCompilerOptions(COMPILER_OPTIONS);
  defaults.addExtraLib(RUNTIME_TYPES, 'ts:halfmilli-runtime.d.ts');
}
