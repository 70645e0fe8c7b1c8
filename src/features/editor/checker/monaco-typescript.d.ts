/** Monaco's TypeScript service has no types of its own; typescript.ts gives it ours. */
declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices.js' {
  export const typescript: unknown;
}
