import type { CodeEditor } from './code-editor.ts';

/** What a touch keyboard has no keys for. */
export function TouchKeys({ editor }: { readonly editor: CodeEditor }) {
  return (
    <div className="touch-keys" role="group" aria-label="Editing">
      <button type="button" onPointerDown={keepKeyboard} onClick={() => editor.undo()}>
        Undo
      </button>
      <button type="button" onPointerDown={keepKeyboard} onClick={() => editor.redo()}>
        Redo
      </button>
    </div>
  );
}

/** A button that takes the focus would close the keyboard. */
function keepKeyboard(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
}
