/**
 * What can be undone in a text belongs to its file and not to its path. Monaco keeps it by the address of a model, which
 * cannot change, so a file that moves gets a new model; here it also gets its undo steps back.
 */
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices.js';
import { IUndoRedoService, type KeyComputer } from 'monaco-editor/platform/undoRedo/common/undoRedo.js';
import type { FileId } from '../../state/files/layout.ts';
import { monaco } from './monaco.ts';

export class UndoStacks {
  readonly #service = StandaloneServices.get(IUndoRedoService);
  readonly #owners = new Map<string, FileId>();
  readonly #addresses = new Map<FileId, monaco.Uri>();

  readonly #keys: KeyComputer = [
    'file',
    { getComparisonKey: (uri) => this.#owners.get(uri.toString()) ?? uri.toString() },
  ];

  constructor() {
    this.#service._uriComparisonKeyComputers.push(this.#keys);
  }

  /** Makes the model of a file, with what could be undone in the one before it, wherever that was. */
  createModel(id: FileId, text: string, language: string, uri: monaco.Uri): monaco.editor.ITextModel {
    this.#owners.set(uri.toString(), id);
    const model = monaco.editor.createModel(text, language, uri);
    const before = this.#addresses.get(id) ?? uri;
    const { past, future } = this.#service.getElements(uri);
    for (const step of [...past, ...future].flatMap((each) => each.split?.() ?? [each]))
      if (step.matchesResource(before)) step.setModel(model);
    this.#service.setElementsValidFlag(uri, true, () => true);
    this.#addresses.set(id, uri);
    return model;
  }

  /** The steps stay, for the file's next model. */
  disposeModel(model: monaco.editor.ITextModel): void {
    const address = model.uri.toString();
    model.dispose();
    this.#owners.delete(address);
  }

  /** Of files that will not be back. */
  forgetAll(): void {
    for (const id of this.#addresses.keys()) this.#service.removeElements(id);
    this.#addresses.clear();
  }

  dispose(): void {
    this.forgetAll();
    const computers = this.#service._uriComparisonKeyComputers;
    computers.splice(computers.indexOf(this.#keys), 1);
  }
}
