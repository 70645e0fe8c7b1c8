import type { SourceLocation } from '../../../worker/protocol/failure.ts';
import type { Theme } from '../../state/app-state.ts';
import { defineThemes } from './editor-themes.ts';
import { monaco } from './monaco.ts';

export interface EditorWishes {
  readonly file: string;
  readonly source: string;
  readonly theme: Theme;
  readonly fontSizePx: number;
  readonly onEdit: (source: string) => void;
  readonly onRun: () => void;
  /** Whether Tab leaves the editor from now on, or indents. */
  readonly onTabGiven: (isGiven: boolean) => void;
}

/** A problem to mark in the text. */
export interface Problem {
  readonly message: string;
  readonly location: SourceLocation;
}

const MARKER_OWNER = 'halfmilli';

/** What Escape closes in the editor, by the names of Monaco's context keys. */
const NOTHING_TO_CLOSE = [
  'suggestWidgetVisible',
  'parameterHintsVisible',
  'findWidgetVisible',
  'renameInputVisible',
  'referenceSearchVisible',
  'markersNavigationVisible',
  'inlineSuggestionVisible',
  'inSnippetMode',
  'LinkedEditingInputVisible',
  'dropWidgetVisible',
  'pasteWidgetVisible',
  'messageVisible',
  'editorHoverVisible',
]
  .map((key) => `!${key}`)
  .join(' && ');

/** Owns the Monaco editor and its model. The page tells it what changed; it tells the page what was typed. */
export class EditorSession {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #wishes: EditorWishes;
  readonly #typing: monaco.IDisposable;
  #file: string;
  #model: monaco.editor.ITextModel;
  #isProgrammatic = false;
  #marked = '[]';

  constructor(host: HTMLElement, wishes: EditorWishes) {
    this.#wishes = wishes;
    this.#file = wishes.file;
    defineThemes();
    this.#model = this.#createModel(wishes.source);
    this.#editor = monaco.editor.create(host, {
      model: this.#model,
      theme: `halfmilli-${wishes.theme}`,
      fontSize: wishes.fontSizePx,
      ariaLabel: 'Code editor',
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      tabSize: 2,
      lineNumbersMinChars: 3,
      padding: { top: 8, bottom: 8 },
      // Handlers name simulated hosts, which no click should open.
      links: false,
      fixedOverflowWidgets: true,
      stickyScroll: { enabled: false },
      overviewRulerBorder: false,
      renderLineHighlight: 'line',
      cursorBlinking: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
      scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
    });
    this.#editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => wishes.onRun());
    this.#letTabLeaveAfterEscape();
    this.#typing = monaco.editor.addCommand({
      id: 'type',
      run: (_accessor, typed: { readonly text: string }) => this.#type(typed),
    });
  }

  /** Puts the text on the screen when it differs; one undo brings the earlier text back. */
  show(file: string, source: string): void {
    if (file !== this.#file) return this.#replaceModel(file, source);
    if (this.#model.getValue() === source) return;
    this.#isProgrammatic = true;
    this.#model.pushStackElement();
    this.#model.pushEditOperations(
      [],
      [{ range: this.#model.getFullModelRange(), text: source }],
      () => null,
    );
    this.#model.pushStackElement();
    this.#isProgrammatic = false;
    this.#editor.setScrollTop(0);
  }

  mark(problems: readonly Problem[]): void {
    const marked = JSON.stringify(problems);
    if (marked === this.#marked) return;
    this.#marked = marked;
    const markers = problems.map(({ message, location }) => ({
      message,
      severity: monaco.MarkerSeverity.Error,
      source: 'Halfmilli',
      startLineNumber: location.line,
      startColumn: location.column,
      endLineNumber: location.line,
      endColumn: this.#wordEnd(location),
    }));
    monaco.editor.setModelMarkers(this.#model, MARKER_OWNER, markers);
  }

  reveal({ line, column }: SourceLocation): void {
    this.#editor.setPosition({ lineNumber: line, column });
    this.#editor.revealLineInCenterIfOutsideViewport(line);
    this.#editor.focus();
  }

  setTheme(theme: Theme): void {
    monaco.editor.setTheme(`halfmilli-${theme}`);
  }

  setFontSize(fontSize: number): void {
    this.#editor.updateOptions({ fontSize });
  }

  dispose(): void {
    this.#typing.dispose();
    this.#editor.dispose();
    this.#model.dispose();
  }

  /** Tab indents, so the keyboard needs another way out: Escape gives Tab back to the page until the editor is left. */
  #letTabLeaveAfterEscape(): void {
    const giveTab = (isGiven: boolean) => {
      this.#editor.updateOptions({ tabFocusMode: isGiven });
      this.#wishes.onTabGiven(isGiven);
    };
    this.#editor.addCommand(
      monaco.KeyCode.Escape,
      () => {
        // What Escape does in a text comes with it.
        this.#editor.trigger('keyboard', 'removeSecondaryCursors', null);
        this.#editor.trigger('keyboard', 'cancelSelection', null);
        giveTab(true);
      },
      NOTHING_TO_CLOSE,
    );
    this.#editor.onDidBlurEditorWidget(() => giveTab(false));
  }

  /** Lines that arrive whole, from a phone's clipboard or a dictation, are pasted: typed, they would be indented twice. */
  #type(typed: { readonly text: string }): void {
    const isBlock = typed.text.length > 1 && typed.text.includes('\n');
    this.#editor.trigger('keyboard', isBlock ? 'paste' : 'type', typed);
  }

  #createModel(source: string): monaco.editor.ITextModel {
    const language = this.#file.endsWith('.ts') ? 'typescript' : 'javascript';
    const model = monaco.editor.createModel(source, language, monaco.Uri.parse(`file:///${this.#file}`));
    model.onDidChangeContent(() => {
      if (!this.#isProgrammatic) this.#wishes.onEdit(model.getValue());
    });
    return model;
  }

  #replaceModel(file: string, source: string): void {
    const old = this.#model;
    this.#file = file;
    this.#marked = '[]';
    this.#model = this.#createModel(source);
    this.#editor.setModel(this.#model);
    old.dispose();
  }

  #wordEnd({ line, column }: SourceLocation): number {
    if (line > this.#model.getLineCount()) return column + 1;
    const word = this.#model.getWordAtPosition({ lineNumber: line, column });
    return Math.max(word?.endColumn ?? 0, column + 1);
  }
}
