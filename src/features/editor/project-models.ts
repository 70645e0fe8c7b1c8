import type { FileId } from '../../state/files/layout.ts';
import type { Problem } from '../../state/problems.ts';
import type { EditedFile } from './code-editor.ts';
import { languageOf } from './languages.ts';
import { monaco } from './monaco.ts';
import { UndoStacks } from './undo-stacks.ts';

interface Held {
  readonly path: string;
  /** What the page knows the text to be. */
  text: string;
  readonly model: monaco.editor.ITextModel;
}

const MARKER_OWNER = 'halfmilli';

/** A Monaco model for every file of the project, so that each keeps its undo steps and knows the others' types. */
export class ProjectModels {
  readonly #held = new Map<FileId, Held>();
  readonly #undo = new UndoStacks();
  readonly #onEdit: (id: FileId, text: string) => void;
  #isProgrammatic = false;
  #marked = '';

  constructor(onEdit: (id: FileId, text: string) => void) {
    this.#onEdit = onEdit;
  }

  model(id: FileId): monaco.editor.ITextModel | null {
    return this.#held.get(id)?.model ?? null;
  }

  /** Makes the models say what the files say. A text that differs is replaced, and one undo brings it back. */
  sync(files: readonly EditedFile[]): void {
    const paths = new Map(files.map(({ id, path }) => [id, path]));
    // First all that go, so that no two models ever claim one address.
    for (const [id, { path }] of this.#held) if (paths.get(id) !== path) this.#dispose(id);
    for (const file of files) {
      const held = this.#held.get(file.id);
      if (held === undefined) this.#create(file);
      else if (held.text !== file.text) this.#replace(held, file.text);
    }
  }

  mark(problems: readonly Problem[]): void {
    const marked = JSON.stringify(problems);
    if (marked === this.#marked) return;
    this.#marked = marked;
    for (const { path, model } of this.#held.values()) {
      const here = problems.filter(({ location }) => location.file === path);
      monaco.editor.setModelMarkers(
        model,
        MARKER_OWNER,
        here.map((problem) => markerOf(problem, model)),
      );
    }
  }

  /** For a project that takes the place of this one. */
  clear(): void {
    for (const id of this.#held.keys()) this.#dispose(id);
    this.#undo.forgetAll();
  }

  dispose(): void {
    this.clear();
    this.#undo.dispose();
  }

  #create({ id, path, text }: EditedFile): void {
    const uri = monaco.Uri.from({ scheme: 'file', path: `/${path}` });
    const held = { path, text, model: this.#undo.createModel(id, text, languageOf(path), uri) };
    held.model.onDidChangeContent(() => {
      held.text = held.model.getValue();
      if (!this.#isProgrammatic) this.#onEdit(id, held.text);
    });
    this.#held.set(id, held);
    this.#marked = '';
  }

  #replace(held: Held, text: string): void {
    const { model } = held;
    this.#isProgrammatic = true;
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    model.pushStackElement();
    this.#isProgrammatic = false;
    // Monaco may have changed its line ends.
    held.text = text;
  }

  #dispose(id: FileId): void {
    const held = this.#held.get(id);
    if (held !== undefined) this.#undo.disposeModel(held.model);
    this.#held.delete(id);
  }
}

function markerOf({ message, location: { line, column } }: Problem, model: monaco.editor.ITextModel) {
  const word = line > model.getLineCount() ? null : model.getWordAtPosition({ lineNumber: line, column });
  return {
    message,
    severity: monaco.MarkerSeverity.Error,
    source: 'Halfmilli',
    startLineNumber: line,
    startColumn: column,
    endLineNumber: line,
    endColumn: Math.max(word?.endColumn ?? 0, column + 1),
  };
}
