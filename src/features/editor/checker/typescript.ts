/** The TypeScript that Monaco brings along, as far as we use it: the editor checks with it, and scripts and tests read declarations. */
import { typescript } from 'monaco-editor/languages/features/typescript/lib/typescriptServices.js';

export interface CompilerOptions {
  readonly [name: string]: unknown;
}

export interface ModuleHost {
  fileExists(path: string): boolean;
  readFile(path: string): string | undefined;
}

/** A node of any kind: which of the optional fields it has depends on `kind`. */
export interface Node {
  readonly kind: number;
  /** Where its text starts, with the white space and comments before it. */
  readonly pos: number;
  readonly end: number;
  /** Without white space before it, and with its doc comment when asked for. */
  getStart(file?: SourceFile, withDocComment?: boolean): number;
  getText(): string;
  readonly name?: Node;
  /** Of identifiers and literals. */
  readonly text?: string;
  readonly type?: Node;
  readonly types?: readonly Node[];
  readonly typeName?: Node;
  readonly exprName?: Node;
  readonly expression?: Node;
  readonly left?: Node;
  readonly members?: readonly Node[];
  readonly heritageClauses?: readonly Node[];
  readonly statements?: readonly Node[];
  readonly body?: Node;
  readonly declarationList?: { readonly declarations: readonly Node[] };
}

export interface SourceFile extends Node {
  readonly fileName: string;
  readonly text: string;
  readonly statements: readonly Node[];
}

export interface MessageChain {
  readonly messageText: string;
}

export interface Diagnostic {
  readonly start?: number;
  readonly length?: number;
  readonly messageText: string | MessageChain;
  readonly code: number;
  readonly reportsUnnecessary?: object;
  readonly reportsDeprecated?: object;
}

export interface LanguageService {
  getProgram(): unknown;
  getSyntacticDiagnostics(file: string): readonly Diagnostic[];
  getSemanticDiagnostics(file: string): readonly Diagnostic[];
  getSuggestionDiagnostics(file: string): readonly Diagnostic[];
}

export interface TypeScript {
  readonly version: string;
  readonly SyntaxKind: Readonly<Record<string, number>>;
  readonly ScriptKind: { readonly JSON: number };
  flattenDiagnosticMessageText(message: string | MessageChain, newLine: string): string;
  createSourceFile(name: string, text: string, languageVersion: number, setParents: boolean): SourceFile;
  forEachChild(node: Node, visit: (child: Node) => void): void;
  preProcessFile(text: string): { readonly importedFiles: readonly { readonly fileName: string }[] };
  resolveModuleName(
    name: string,
    containingFile: string,
    options: CompilerOptions,
    host: ModuleHost,
  ): { readonly resolvedModule?: { readonly resolvedFileName: string } };
}

export const ts = typescript as TypeScript;

/** TypeScript's numbers for `target` and `module`, and for `moduleResolution`. */
export const ES_NEXT = 99;
export const BUNDLER = 100;
