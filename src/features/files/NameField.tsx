import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Naming } from '../../state/app-state.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { layoutOf } from '../../state/files/arrangement.ts';
import { firstText, named, stemLength } from './naming.ts';

interface NameFieldProps {
  readonly naming: Naming;
  /** What is there already; empty for a new file. */
  readonly name: string;
  /** The path that was given, or null when it was given up. */
  readonly onDone: (path: string | null) => void;
}

/** A name typed in its place in the tree. Enter and leaving take it over; Escape, and leaving with a problem, give up. */
export function NameField({ naming, name, onDone }: NameFieldProps) {
  const { store } = useSession();
  const addFiles = useAppState((state) => state.addFiles);
  const moveFile = useAppState((state) => state.moveFile);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const isDone = useRef(false);
  const [text, setText] = useState(name);
  const { path, problem } = named(layoutOf(store.getState()), naming, text);

  useEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(0, stemLength(name));
  }, [name]);

  // Above everything, for the tree is narrow and cuts what overflows.
  useLayoutEffect(() => {
    const { left = 0, bottom = 0 } = input.current?.getBoundingClientRect() ?? {};
    note.current?.showPopover();
    note.current?.style.setProperty('left', `${left}px`);
    note.current?.style.setProperty('top', `${bottom}px`);
  });

  const finish = (given: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    if (given !== null && naming.kind === 'new') addFiles([{ path: given, text: firstText(given) }]);
    if (given !== null && naming.kind === 'rename') moveFile(naming.path, given);
    onDone(given);
  };
  // Nothing typed is nothing wrong yet.
  const shownProblem = text.trim() === '' ? null : problem;
  const hint = naming.kind === 'new' && text.trim() !== '' ? `Makes ${path}` : null;
  return (
    <span className="name-field">
      <input
        ref={input}
        aria-label={naming.kind === 'new' ? 'Name of the new file' : `New name of ${name}`}
        aria-invalid={shownProblem !== null}
        aria-describedby={`${id}-note`}
        value={text}
        placeholder="lib/greet.ts"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => finish(problem === null ? path : null)}
        onKeyDown={(event) => {
          // The tree has its own ideas about keys.
          event.stopPropagation();
          if (event.key === 'Escape') finish(null);
          if (event.key === 'Enter' && problem === null) finish(path);
        }}
      />
      <span
        ref={note}
        popover="manual"
        className="name-note"
        id={`${id}-note`}
        role={shownProblem === null ? 'status' : 'alert'}
      >
        {shownProblem ?? hint}
      </span>
    </span>
  );
}
