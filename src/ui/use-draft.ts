import { useState } from 'react';
import type { Entry } from './number-entry.ts';

/**
 * What is being typed into a field, until it is entered or given up. A text that cannot be taken over stays in sight
 * with its problem; nothing is cut or put back behind the reader's back.
 */
export function useDraft<Value>(
  shown: string,
  read: (text: string) => Entry<Value>,
  onEnter: (value: Value) => void,
) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string } | null>(null);
  // A value that changed meanwhile, as when another project opens, is not what the draft was a draft of.
  const text = draft?.of === shown ? draft.text : null;
  const entry = text === null ? null : read(text);

  const enter = (typed: string) => {
    const entered = read(typed);
    setDraft(entered.ok ? null : { text: typed, of: shown });
    if (entered.ok) onEnter(entered.value);
  };
  return {
    text: text ?? shown,
    problem: entry?.ok === false ? entry.problem : null,
    type: (typed: string) => setDraft({ text: typed, of: shown }),
    enter,
    commit: () => {
      if (text !== null) enter(text);
    },
    /** Whether there was something to give up. */
    giveUp: (): boolean => {
      setDraft(null);
      return text !== null;
    },
  };
}
