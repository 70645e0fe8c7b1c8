/** The TypeScript that Monaco brings along, as far as we use it: the editor checks with it, and scripts and tests read declarations. */
import { typescript } from 'monaco-editor/languages/features/typescript/lib/typescriptServices.js';

export interface CompilerOptions {
  readonly [name: string]: unknown;
}

export interface ModuleHost {
  fileExists(path: string): boolean;
  readFile(path: string): string | undefined;
}

export interface TypeScript {
  readonly version: string;
  preProcessFile(text: string): { readonly importedFiles: readonly { readonly fileName: string }[] };
  resolveModuleName(
    name: string,
    containingFile: string,
    options: CompilerOptions,
    host: ModuleHost,
  ): { readonly resolvedModule?: { readonly resolvedFileName: string } };
}

export const ts = typescript as TypeScript;

/** TypeScript's numbers for `module`, `moduleResolution` and so on. */
export const ES_NEXT = 99;
export const BUNDLER = 100;
