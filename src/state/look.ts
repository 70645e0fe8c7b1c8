/** Which stretch of recorded time the charts and figures tell of. */
import type { OutcomeHistory, SpanRange } from './outcome-history.ts';

/** Null is the newest minute, which goes on. A moment is the minute up to the end of a span; a zoom is what was dragged. */
export type Look =
  | { readonly kind: 'moment'; readonly until: number }
  | { readonly kind: 'zoom'; readonly from: number; readonly until: number }
  | null;

/** A minute of real time. */
const SEEN_SPANS = 60;

type Recorded = Pick<OutcomeHistory, 'newest' | 'oldest'>;

/** What of it is still recorded: a picture that stands for longer than that follows the oldest. */
export function rangeOf(look: Look, { newest, oldest }: Recorded): SpanRange {
  const last = Math.max(newest, 0);
  if (look === null) return { from: Math.max(oldest, last - SEEN_SPANS + 1), until: last };
  const until = Math.min(Math.max(look.until, oldest), last);
  const from = look.kind === 'zoom' ? look.from : until - SEEN_SPANS + 1;
  return { from: Math.min(Math.max(from, oldest), until), until };
}

/** Puts the end of what is shown at this span; a zoomed stretch keeps its length as far as there is room. */
export function scrubbedTo(span: number, look: Look, { newest, oldest }: Recorded): Look {
  const until = Math.min(Math.max(span, oldest), Math.max(newest, 0));
  if (look?.kind !== 'zoom') return { kind: 'moment', until };
  return { kind: 'zoom', from: Math.max(oldest, until - (look.until - look.from)), until };
}

/** The spans between two times, in either order: at least one. */
export function zoomedTo(aS: number, bS: number, spanS: number, { newest, oldest }: Recorded): Look {
  const clamp = (span: number) => Math.min(Math.max(span, oldest), Math.max(newest, 0));
  const from = clamp(Math.floor(Math.min(aS, bS) / spanS));
  const until = clamp(Math.ceil(Math.max(aS, bS) / spanS) - 1);
  return { kind: 'zoom', from, until: Math.max(from, until) };
}
