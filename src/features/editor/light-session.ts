import { defaultKeymap, history, historyKeymap, indentWithTab, redo, undo } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { SourceLocation } from '../../../worker/protocol/failure.ts';
import type { FileId } from '../../state/files/layout.ts';
import type { Problem } from '../../state/problems.ts';
import type { CodeEditor, EditedFile, EditorWishes, TextRange } from './code-editor.ts';
import { lightColors } from './light-colors.ts';
import { markProblems, problemMarks } from './light-problems.ts';

/**
 * An editor for fingers: a tenth of Monaco, with what a touch keyboard can use. It has no types and no TypeScript worker;
 * everything else of the page is the same.
 */
export class LightSession implements CodeEditor {
  readonly #view: EditorView;
  readonly #wishes: EditorWishes;
  /** Of each file its text, its cursor, and what can be undone in it. */
  readonly #states = new Map<FileId, EditorState>();
  #files: readonly EditedFile[] = [];
  #shown: FileId | null = null;
  #problems: readonly Problem[] = [];

  constructor(host: HTMLElement, wishes: EditorWishes) {
    this.#wishes = wishes;
    this.#view = new EditorView({ parent: host });
    this.setFontSize(wishes.fontSizePx);
  }

  show(files: readonly EditedFile[], active: FileId): void {
    this.#keepShown();
    this.#files = files;
    for (const id of this.#states.keys()) if (!files.some((file) => file.id === id)) this.#states.delete(id);
    for (const file of files) this.#states.set(file.id, this.#stateFor(file));
    const state = this.#states.get(active);
    if (state === undefined || (active === this.#shown && state === this.#view.state)) return;
    this.#shown = active;
    this.#view.setState(state);
    this.#showProblems();
  }

  forget(): void {
    this.#states.clear();
    this.#shown = null;
  }

  mark(problems: readonly Problem[]): void {
    if (JSON.stringify(problems) === JSON.stringify(this.#problems)) return;
    this.#problems = problems;
    this.#showProblems();
  }

  reveal({ line, column }: SourceLocation): void {
    const { doc } = this.#view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const anchor = Math.min(from + column - 1, to);
    this.#view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    });
    this.#view.focus();
  }

  select({ from, to }: TextRange): void {
    const { length } = this.#view.state.doc;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    this.#view.dispatch({ selection, scrollIntoView: true });
  }

  focus(): void {
    this.#view.focus();
  }

  undo(): void {
    undo(this.#view);
  }

  redo(): void {
    redo(this.#view);
  }

  /** Its colours are the page's own variables. */
  setTheme(): void {}

  setFontSize(fontSizePx: number): void {
    // Below 16 pixels some phones zoom the page in when a text is touched.
    this.#view.dom.style.fontSize = `${Math.max(fontSizePx, 16)}px`;
    this.#view.requestMeasure();
  }

  dispose(): void {
    this.#view.destroy();
  }

  #keepShown(): void {
    if (this.#shown !== null && this.#states.has(this.#shown))
      this.#states.set(this.#shown, this.#view.state);
  }

  /** A text that differs from what the page says is replaced, and one undo brings it back. */
  #stateFor({ id, path, text }: EditedFile): EditorState {
    const before = this.#states.get(id);
    if (before === undefined) return EditorState.create({ doc: text, extensions: this.#extensions(path) });
    const { doc } = before;
    // Line ends are the editor's own: a text that came with others is the same.
    if (doc.eq(before.toText(text))) return before;
    return before.update({ changes: { from: 0, to: doc.length, insert: text } }).state;
  }

  #extensions(path: string): Extension {
    return [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of('  '),
      bracketMatching(),
      highlightActiveLine(),
      problemMarks,
      lightColors,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Code editor', spellcheck: 'false' }),
      /\.(?:ts|js|mjs|json)$/.test(path) ? javascript({ typescript: path.endsWith('.ts') }) : [],
      keymap.of([
        { key: 'Mod-Enter', run: () => this.#run() },
        indentWithTab,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged && this.#shown !== null) this.#wishes.onEdit(this.#shown, state.doc.toString());
      }),
    ];
  }

  #run(): boolean {
    this.#wishes.onRun();
    return true;
  }

  #showProblems(): void {
    const path = this.#files.find(({ id }) => id === this.#shown)?.path;
    const here = this.#problems.filter(({ location }) => location.file === path);
    this.#view.dispatch({ effects: markProblems.of(here.map(({ location }) => location)) });
  }
}
