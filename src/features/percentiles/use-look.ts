import { useAppState, useSession } from '../../state/hooks.ts';
import { type Look, rangeOf } from '../../state/look.ts';
import type { SpanRange } from '../../state/outcome-history.ts';

export interface Looked {
  readonly look: Look;
  readonly lookAt: (look: Look) => void;
  /** What is shown, and what there is to choose from, in spans. */
  readonly range: SpanRange;
  readonly oldest: number;
  readonly newest: number;
  /** Seconds of the world's time in a span. */
  readonly spanS: number;
  readonly hasTraffic: boolean;
}

/** Changes once a span at most, unless somebody looks elsewhere. */
export function useLook(): Looked {
  const { recording } = useSession();
  const look = useAppState((state) => state.look);
  const lookAt = useAppState((state) => state.lookAt);
  const newest = useAppState(({ traffic }) => {
    const summary = traffic.kind === 'running' || traffic.kind === 'stopped' ? traffic.summary : null;
    return summary === null ? -1 : Math.floor(summary.nowUs / 1e6 / summary.speed);
  });
  const { history, speed } = recording;
  const recorded = { newest: Math.max(newest, history.newest), oldest: history.oldest };
  return {
    look,
    lookAt,
    range: rangeOf(look, recorded),
    ...recorded,
    spanS: speed,
    hasTraffic: newest >= 0,
  };
}
