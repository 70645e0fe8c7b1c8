import type { SourceLocation } from '../../../worker/protocol/failure.ts';
import type { Theme } from '../../state/app-state.ts';
import type { FileId } from '../../state/files/layout.ts';
import { defineThemes } from './editor-themes.ts';
import { monaco } from './monaco.ts';
import type { Problem } from '../../state/problems.ts';
import type { CodeEditor, EditedFile, EditorWishes, TextRange } from './code-editor.ts';
import { ProjectModels } from './project-models.ts';
import { TypeCheck } from './type-check.ts';

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

/** Owns the Monaco editor and the models in it. The page tells it what changed; it tells the page what was typed. */
export class EditorSession implements CodeEditor {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #wishes: EditorWishes;
  readonly #registered: readonly monaco.IDisposable[];
  readonly #models: ProjectModels;
  readonly #typeCheck: TypeCheck;
  /** Where each file was scrolled to, and its cursor. */
  readonly #views = new Map<FileId, monaco.editor.ICodeEditorViewState | null>();
  #shown: FileId | null = null;

  constructor(host: HTMLElement, wishes: EditorWishes) {
    this.#wishes = wishes;
    this.#models = new ProjectModels(wishes.onEdit);
    this.#typeCheck = new TypeCheck(wishes.onTypesChecked);
    defineThemes();
    this.#editor = monaco.editor.create(host, {
      model: null,
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
    this.#editor.onWillChangeModel(() => this.#rememberView());
    this.#letTabLeaveAfterEscape();
    this.#registered = [
      monaco.editor.addCommand({
        id: 'type',
        run: (_accessor, typed: { readonly text: string }) => this.#type(typed),
      }),
      monaco.editor.registerEditorOpener({
        openCodeEditor: (_source, resource, place) => this.#open(resource, place),
      }),
    ];
  }

  /** Takes over the files as they are now, and shows the active one where it was left. */
  show(files: readonly EditedFile[], active: FileId): void {
    this.#models.sync(files);
    const model = this.#models.model(active);
    if (model === this.#editor.getModel()) return;
    this.#editor.setModel(model);
    this.#shown = active;
    this.#editor.restoreViewState(this.#views.get(active) ?? null);
  }

  /** For files of another project: what was undone in these is over. */
  forget(): void {
    this.#shown = null;
    this.#views.clear();
    this.#models.clear();
  }

  mark(problems: readonly Problem[]): void {
    this.#models.mark(problems);
  }

  reveal({ line, column }: SourceLocation): void {
    this.#editor.setPosition({ lineNumber: line, column });
    this.#editor.revealLineInCenterIfOutsideViewport(line);
    this.#editor.focus();
  }

  select({ from, to }: TextRange): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
    this.#editor.setSelection(monaco.Range.fromPositions(start, end));
    this.#editor.revealPositionInCenterIfOutsideViewport(end);
  }

  focus(): void {
    this.#editor.focus();
  }

  undo(): void {
    this.#editor.trigger('page', 'undo', null);
  }

  redo(): void {
    this.#editor.trigger('page', 'redo', null);
  }

  setTheme(theme: Theme): void {
    monaco.editor.setTheme(`halfmilli-${theme}`);
  }

  setFontSize(fontSize: number): void {
    this.#editor.updateOptions({ fontSize });
  }

  dispose(): void {
    for (const each of this.#registered) each.dispose();
    this.#typeCheck.dispose();
    this.#editor.dispose();
    this.#models.dispose();
  }

  /** Whether a definition that Monaco wants to show lies in a file of the project. */
  #open(resource: monaco.Uri, place: monaco.IRange | monaco.IPosition | undefined): boolean {
    if (resource.scheme !== 'file') return false;
    const { lineNumber: line, column } = monaco.Position.isIPosition(place)
      ? place
      : { lineNumber: place?.startLineNumber ?? 1, column: place?.startColumn ?? 1 };
    this.#wishes.onOpen({ file: resource.path.slice(1), line, column });
    return true;
  }

  #rememberView(): void {
    if (this.#shown !== null && this.#editor.getModel() !== null)
      this.#views.set(this.#shown, this.#editor.saveViewState());
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
}
