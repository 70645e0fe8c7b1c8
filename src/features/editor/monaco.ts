/** Monaco, cut down to the editor and the two languages of handlers. Loaded after the page has painted. */
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import * as typescript from 'monaco-editor/languages/features/typescript/register.js';
// oxlint-disable-next-line import/default -- Vite makes the default export
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
// oxlint-disable-next-line import/default -- Vite makes the default export
import TypeScriptWorker from './checker/typescript.worker.ts?worker';
import { COMPILER_OPTIONS } from './checker/compiler-options.ts';

export * as monaco from 'monaco-editor/editor/editor.api.js';

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
};

const { typescriptDefaults } = typescript;
typescriptDefaults.setCompilerOptions(
  COMPILER_OPTIONS as Parameters<typeof typescriptDefaults.setCompilerOptions>[0],
);
// Monaco would check one file at a time; see type-check.ts.
typescriptDefaults.setModeConfiguration({ ...typescriptDefaults.modeConfiguration, diagnostics: false });
