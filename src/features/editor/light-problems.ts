import { StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { SourceLocation } from '../../../worker/protocol/failure.ts';

/** Marks these places, and no others. */
export const markProblems = StateEffect.define<readonly SourceLocation[]>();

const line = Decoration.line({ class: 'light-problem-line' });
const place = Decoration.mark({ class: 'light-problem' });

/** The lines that do not compile, and the word where each goes wrong. What is wrong is told below the code. */
export const problemMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, state }) {
    const told = effects.find((effect) => effect.is(markProblems));
    return told === undefined ? marks.map(changes) : marksOf(told.value, state.doc);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf(places: readonly SourceLocation[], doc: Text): DecorationSet {
  const marks = places.flatMap(({ line: at, column }) => {
    if (at < 1 || at > doc.lines) return [];
    const { from, to, text } = doc.line(at);
    const start = Math.min(column - 1, Math.max(0, text.length - 1));
    const [word = ''] = /^[\w$]+/.exec(text.slice(start)) ?? [];
    const end = Math.min(to, from + start + Math.max(1, word.length));
    const whole = line.range(from);
    return end > from + start ? [whole, place.range(from + start, end)] : [whole];
  });
  return Decoration.set(marks, true);
}
