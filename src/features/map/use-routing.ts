import { useEffect, useState } from 'react';
import type { World } from '../../../worker/project/world.ts';
import type { PlatformRouting } from '../../../worker/protocol/routing.ts';
import { useAppState, useSession } from '../../state/hooks.ts';

/** A pointer that passes over cities asks nothing. */
const REST_MS = 60;
/** While faults come and go, the answer may change. */
const AGAIN_MS = 1_000;

interface Answer {
  readonly cityId: string;
  readonly world: World;
  readonly routing: readonly PlatformRouting[];
}

/** Where each platform leads a city's clients now; null while that is not known. */
export function useRouting(cityId: string | null, world: World): readonly PlatformRouting[] | null {
  const { recording } = useSession();
  const askRouting = useAppState((state) => state.askRouting);
  const isRunning = useAppState(({ traffic }) => traffic.kind === 'running');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const mayChange = isRunning && world.faults.length > 0;

  useEffect(() => {
    if (cityId === null) return undefined;
    let isOver = false;
    let timer = setTimeout(ask, REST_MS, cityId);
    async function ask(city: string): Promise<void> {
      const routing = await askRouting({ world, cityId: city, atUs: recording.nowUs });
      if (isOver) return;
      if (routing !== null) setAnswer({ cityId: city, world, routing });
      if (mayChange) timer = setTimeout(ask, AGAIN_MS, city);
    }
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [cityId, world, mayChange, askRouting, recording]);

  return answer !== null && answer.cityId === cityId && answer.world === world ? answer.routing : null;
}
