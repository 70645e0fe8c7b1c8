import { useMemo, useState } from 'react';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { isOthers } from '../../state/app-state.ts';
import { useAppState, usePlatforms, useSession, useTrafficSpeed } from '../../state/hooks.ts';
import { FLIGHT_SLOWDOWN } from '../../state/traffic-recording.ts';
import { Choice } from '../../ui/Choice.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import { useTheme } from '../use-theme.ts';
import { MapLegend } from './MapLegend.tsx';
import { MapTable } from './MapTable.tsx';
import { MapView } from './MapView.tsx';
import { useMapScene, useMapWorld } from './use-map-scene.ts';
import { useSecond } from './use-second.ts';
import './map.css';

type Shown = PlatformId | 'all';

export function WorldMap() {
  const scene = useMapScene();
  const world = useMapWorld();
  const theme = useTheme();
  const platforms = usePlatforms();
  const failure = useAppState(({ places }) => (places.kind === 'failed' ? places.failure : null));
  const [chosen, setChosen] = useState<Shown>('all');
  const [hasNight, setHasNight] = useState(true);
  const [isTable, setIsTable] = useState(false);
  const sendFrom = useSendFrom();
  const shown = chosen !== 'all' && platforms.includes(chosen) ? chosen : 'all';
  const shownPlatforms = useMemo(() => (shown === 'all' ? platforms : [shown]), [shown, platforms]);

  return (
    <figure className="map" aria-label="World map">
      <figcaption>
        <Choice<Shown>
          label="Requests shown"
          value={shown}
          options={[
            { value: 'all', text: 'All' },
            ...platforms.map((id) => ({ value: id, text: PLATFORM_NAMES[id].short })),
          ]}
          onChoose={setChosen}
        />
        <Motion />
      </figcaption>
      {isTable && scene !== null ? (
        <MapTable scene={scene} onChoose={sendFrom} />
      ) : (
        <MapView
          scene={scene}
          world={world}
          theme={theme}
          shown={shownPlatforms}
          hasNight={hasNight}
          onNight={setHasNight}
          onChoose={sendFrom}
        />
      )}
      <MapLegend scene={scene} isTable={isTable} onTable={setIsTable} />
      {failure === null ? null : <FailureNote failure={failure} />}
    </figure>
  );
}

/** Makes a city the sender and sends, unless the code came with a link: then the first run is the reader's to start. */
function useSendFrom(): (city: number) => void {
  const { store } = useSession();
  return (city) => {
    const { places, choose, sendRequest, opened, isEdited, run } = store.getState();
    const cityId = places.kind === 'ready' ? places.places.cities[city]?.id : undefined;
    if (cityId === undefined) return;
    choose({ cityId });
    if (!isOthers(opened) || isEdited || run.kind !== 'idle') void sendRequest();
  };
}

/** Below this it is worth saying that not all requests are drawn. */
const NEARLY_ALL = 0.97;

const wantsStillness = matchMedia('(prefers-reduced-motion: reduce)');

/** How a flight's time relates to the request's, and how many are drawn. */
function Motion() {
  const { recording } = useSession();
  const speed = useTrafficSpeed();
  const isRunning = useAppState(({ traffic }) => traffic.kind === 'running');
  useSecond(isRunning);
  const share = isRunning ? recording.drawnShare : 1;
  const motion = wantsStillness.matches
    ? 'Ways of requests'
    : speed === 1
      ? `Slow motion ${FLIGHT_SLOWDOWN}×`
      : `Each slowed ${FLIGHT_SLOWDOWN}×`;
  return (
    <span
      className="figures"
      title="A request travels there and back in this many times the time it took; where 1 in so many is told, the others are not drawn"
    >
      {motion}
      {share >= NEARLY_ALL ? null : `, 1 in ${Math.max(2, Math.round(1 / Math.max(share, 1e-6)))}`}
    </span>
  );
}
