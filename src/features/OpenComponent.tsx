import { useRef } from 'react';
import { useAppState } from '../state/hooks.ts';

/** The way to a component without dragging. */
export function OpenComponent() {
  const openForeign = useAppState((state) => state.openForeign);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        title="Runs a component that another toolchain made, in place of your code. It can also be dropped anywhere."
        onClick={() => input.current?.click()}
      >
        Open .wasm
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".wasm,application/wasm"
        aria-label="Component file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can be chosen again, once it has been built again.
          event.currentTarget.value = '';
          if (file !== undefined) void openForeign(file);
        }}
      />
    </>
  );
}
