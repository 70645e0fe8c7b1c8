/** TypeScript's own libraries as Monaco has them, by file name such as `lib.es2023.d.ts`: what the runtime's are made from. */
export { libFileMap as LIBRARY_TEXTS } from 'monaco-editor/languages/features/typescript/lib/lib.js';
