import type { SourceLocation } from '../../../worker/protocol/failure.ts';
import type { Theme, TypeWarning } from '../../state/app-state.ts';
import type { FileId } from '../../state/files/layout.ts';
import type { Problem } from '../../state/problems.ts';

export interface EditedFile {
  readonly id: FileId;
  readonly path: string;
  readonly text: string;
}

export interface EditorWishes {
  readonly theme: Theme;
  readonly fontSizePx: number;
  readonly onEdit: (id: FileId, text: string) => void;
  readonly onRun: () => void;
  /** Whether Tab leaves the editor from now on, or indents. */
  readonly onTabGiven: (isGiven: boolean) => void;
  /** A definition in another file is asked for. */
  readonly onOpen: (place: SourceLocation) => void;
  readonly onTypesChecked: (warnings: readonly TypeWarning[]) => void;
}

/** From and to in UTF-16 code units of the text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** What the page needs of an editor, whichever it is. The page tells it what changed; it tells the page what was typed. */
export interface CodeEditor {
  /** Takes over the files as they are now, and shows the active one where it was left. */
  show(files: readonly EditedFile[], active: FileId): void;
  /** For files of another project: what was undone in these is over. */
  forget(): void;
  mark(problems: readonly Problem[]): void;
  reveal(place: SourceLocation): void;
  select(range: TextRange): void;
  focus(): void;
  undo(): void;
  redo(): void;
  setTheme(theme: Theme): void;
  setFontSize(fontSizePx: number): void;
  dispose(): void;
}
