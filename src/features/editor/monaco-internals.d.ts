/** Two of Monaco's own modules, as far as `undo-stacks.ts` needs them. */

declare module 'monaco-editor/platform/undoRedo/common/undoRedo.js' {
  import type { editor, Uri } from 'monaco-editor/editor/editor.api.js';

  /** One undoable step. */
  export interface UndoStep {
    /** Those of each file, where the step changed several, as a rename of a symbol does. */
    split?(): readonly UndoStep[];
    matchesResource(uri: Uri): boolean;
    setModel(model: editor.ITextModel): void;
  }

  /** Under which name the steps of a model are kept, for addresses of a scheme. */
  export type KeyComputer = readonly [scheme: string, { getComparisonKey(uri: Uri): string }];

  export interface UndoService {
    readonly _uriComparisonKeyComputers: KeyComputer[];
    getElements(uri: Uri): { readonly past: readonly UndoStep[]; readonly future: readonly UndoStep[] };
    setElementsValidFlag(uri: Uri, isValid: boolean, filter: (step: UndoStep) => boolean): void;
    removeElements(key: string): void;
  }

  export const IUndoRedoService: { readonly service: UndoService };
}

declare module 'monaco-editor/editor/standalone/browser/standaloneServices.js' {
  export const StandaloneServices: { get<Service>(id: { readonly service: Service }): Service };
}
