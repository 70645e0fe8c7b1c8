/** Parts of Monaco that have no types of their own; typescript.ts and project-worker.ts give them ours. */
declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices.js' {
  export const typescript: unknown;
}
declare module 'monaco-editor/languages/features/typescript/lib/lib.js' {
  /** TypeScript's own libraries by file name, such as `lib.es2023.d.ts`. */
  export const libFileMap: Readonly<Record<string, string>>;
}
declare module 'monaco-editor/languages/features/typescript/tsWorker.js' {
  export const TypeScriptWorker: unknown;
}
declare module 'monaco-editor/internal/common/initialize.js' {
  export function initialize(create: (context: unknown, createData: unknown) => object): void;
}
