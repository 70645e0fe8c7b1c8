import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useAppState } from '../../../state/hooks.ts';
import { type Names, suggestionsAt } from './suggest.ts';

interface Shown {
  readonly texts: readonly string[];
  /** Index into `texts`. */
  readonly active: number;
  /** Of the text: what a suggestion takes the place of. */
  readonly from: number;
  readonly until: number;
  /** Where the list hangs, in lines and characters. */
  readonly line: number;
  readonly column: number;
}

/** A list of what could follow, at the caret of a textarea with one assertion a line. */
export function useSuggestions(area: RefObject<HTMLTextAreaElement | null>, edit: (text: string) => void) {
  const names = useNames();
  const [shown, setShown] = useState<Shown | null>(null);
  const caret = useRef<number | null>(null);

  // After the render in which the text has changed, which puts the caret at its end.
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  /** `isAsked`: also where nothing of a word has been typed. */
  const open = (isAsked: boolean) => {
    const { value = '', selectionStart: at = 0, selectionEnd = 0 } = area.current ?? {};
    const lineStart = value.lastIndexOf('\n', at - 1) + 1;
    const before = value.slice(lineStart, at);
    const { from, texts } = suggestionsAt(before, names);
    // After these words there is a name to be chosen.
    const isWanted = isAsked || from < before.length || /\b(on|from) $/i.test(before);
    const isInWord = /^\w/.test(value.slice(at));
    if (texts.length === 0 || !isWanted || at !== selectionEnd || isInWord) return setShown(null);
    const line = value.slice(0, lineStart).split('\n').length - 1;
    setShown({ texts, active: 0, from: lineStart + from, until: at, line, column: from });
  };

  const accept = (index: number) => {
    const chosen = shown?.texts[index];
    if (shown === null || chosen === undefined) return;
    const { value = '' } = area.current ?? {};
    caret.current = shown.from + chosen.length + 1;
    edit(`${value.slice(0, shown.from)}${chosen} ${value.slice(shown.until).replace(/^ /, '')}`);
    setShown(null);
  };

  const press = (event: KeyboardEvent) => {
    const isAsked = event.key === ' ' && event.ctrlKey;
    if (isAsked) open(true);
    else if (shown === null) return;
    else if (event.key === 'Escape') setShown(null);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const count = shown.texts.length;
      const active = (shown.active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      setShown({ ...shown, active });
    } else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
      accept(shown.active);
    else {
      if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') setShown(null);
      return;
    }
    event.preventDefault();
  };

  return { shown, accept, press, close: () => setShown(null), typed: () => open(false) };
}

function useNames(): Names {
  const places = useAppState((state) => state.places);
  const requests = useAppState((state) => state.project.requests);
  const { platforms, origins } = useAppState((state) => state.project.world);
  return useMemo(
    () => ({
      requests: requests.map(({ name }) => name),
      hosts: origins.map(({ host }) => host),
      platforms,
      cities:
        places.kind === 'ready'
          ? places.places.cities.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en'))
          : [],
    }),
    [places, requests, platforms, origins],
  );
}
