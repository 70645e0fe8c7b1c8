import { useEffect, useMemo, useRef, useState } from 'react';
import type { Topology } from 'topojson-specification';
import landTopology from 'world-atlas/land-110m.json';
import { PLATFORM_IDS, type PlatformId } from '../../../worker/protocol/waterfall.ts';
import type { TrafficRecording } from '../../state/traffic-recording.ts';
import { isAtPops } from '../../state/place-load.ts';
import { FLIGHT_SLOWDOWN } from '../../state/traffic-recording.ts';
import { useAppState, usePlatforms, useSession, useTrafficSpeed } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import { readColor } from '../read-color.ts';
import { useTheme } from '../use-theme.ts';
import { inhabitedLand } from './land.ts';
import { MapPainter, type MapColors, type MapScene } from './map-painter.ts';
import './map.css';

const land = inhabitedLand(landTopology as unknown as Topology);

const wantsStillness = matchMedia('(prefers-reduced-motion: reduce)').matches;

type Shown = PlatformId | 'all';

export function WorldMap() {
  const { recording } = useSession();
  const theme = useTheme();
  const scene = useScene();
  const isIdle = useAppState(({ traffic, run }) => traffic.kind === 'idle' && run.kind === 'idle');
  const failure = useAppState(({ places }) => (places.kind === 'failed' ? places.failure : null));
  const [shown, setShown] = useState<Shown>('all');
  const canvas = useRef<HTMLCanvasElement>(null);
  useRunOnMap(recording);
  const platforms = usePlatforms();
  if (shown !== 'all' && !platforms.includes(shown)) setShown('all');

  useEffect(() => {
    if (canvas.current === null || scene === null) return undefined;
    const isShown = (platform: PlatformId) => shown === 'all' || shown === platform;
    return animateMap(canvas.current, { ...scene, isShown }, recording);
    // A theme is a set of colours, which the map reads when it is made.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scene, shown, theme, recording]);

  return (
    <figure className="map" aria-label="World map">
      <figcaption>
        <span>{wantsStillness ? 'Ways of requests' : <Motion />}</span>
        <Choice<Shown>
          label="Requests shown"
          value={shown}
          options={[
            { value: 'all', text: 'All' },
            ...platforms.map((id) => ({ value: id, text: PLATFORM_NAMES[id].short })),
          ]}
          onChoose={setShown}
        />
      </figcaption>
      <canvas ref={canvas} role="img" aria-label="Cities, PoPs, the region, and requests on their way" />
      <ul className="map-legend" aria-label="Map legend">
        <li>
          <i className="map-city" /> city
        </li>
        <li>
          <i className="map-pop" /> PoP
        </li>
        <li>
          <i className="map-region" /> region
        </li>
        {scene === null ? null : (
          <li className="map-credit" title={scene.places.attribution.join('\n')}>
            PoPs synthetic · GeoNames, CC BY 4.0 · Natural Earth
          </li>
        )}
      </ul>
      {failure === null ? null : <FailureNote failure={failure} />}
      {isIdle && scene !== null ? (
        <p className="picture-hint">
          Press Start traffic to send requests from {scene.places.cities.length} cities to{' '}
          {scene.pops.reduce((sum, { count }) => sum + count, 0)} PoPs and one region.
        </p>
      ) : null}
    </figure>
  );
}

/** A flight keeps its own slow motion at any speed of the world: of what passes in a second, a sample sets off. */
function Motion() {
  const speed = useTrafficSpeed();
  return speed === 1 ? `Slow motion ${FLIGHT_SLOWDOWN}×` : `Some requests, each slowed ${FLIGHT_SLOWDOWN}×`;
}

type StillScene = Omit<MapScene, 'isShown'>;

function useScene(): StillScene | null {
  const places = useAppState((state) => state.places);
  const cityId = useAppState((state) => state.project.cityId);
  // Live traffic goes where it was started for, whatever the settings say by now.
  const { region, edge } = useAppState(({ traffic, trafficWorld, project }) => {
    const isLive = traffic.kind === 'running' || traffic.kind === 'starting';
    return (isLive ? trafficWorld : null) ?? project.world;
  });
  const placement = edge.placement;
  return useMemo(() => {
    if (places.kind !== 'ready') return null;
    const { cities, regions } = places.places;
    return {
      places: places.places,
      pops: places.places.pops[placement],
      land,
      cityIndex: cities.findIndex(({ id }) => id === cityId),
      regionIndex: regions.findIndex(({ id }) => id === region),
    };
  }, [places, cityId, region, placement]);
}

/** A single run travels too, when no traffic hides it. */
function useRunOnMap(recording: TrafficRecording): void {
  const run = useAppState((state) => state.run);
  const places = useAppState((state) => state.places);
  const isLive = useAppState(({ traffic }) => traffic.kind === 'running' || traffic.kind === 'starting');
  const placement = useAppState(({ project }) => project.world.edge.placement);
  useEffect(() => {
    if (run.kind !== 'done' || places.kind !== 'ready' || isLive) return;
    const { cities, pops, regions } = places.places;
    const runOn = (platform: PlatformId) => run.output.runs.find((each) => each.platform === platform);
    recording.addFlight({
      seenAtMs: performance.now(),
      city: cities.findIndex(({ id }) => id === run.question.cityId),
      totalUs: PLATFORM_IDS.map((platform) => runOn(platform)?.waterfall.totalUs ?? 0),
      place: PLATFORM_IDS.map((platform) =>
        (isAtPops(platform) ? pops[placement] : regions).findIndex(
          ({ id }) => id === runOn(platform)?.routing.chosen.id,
        ),
      ),
      behind: PLATFORM_IDS.map(() => -1),
    });
    // Only a new run starts a journey.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [run]);
}

/** Keeps the canvas at the size of its box and draws it on animation frames; the answer stops that. */
function animateMap(canvas: HTMLCanvasElement, scene: MapScene, recording: TrafficRecording): () => void {
  const colors = readColors(canvas);
  let painter: MapPainter | null = null;
  let drawnVersion = -1;
  let underway = 0;
  const observer = new ResizeObserver(() => {
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
    painter = new MapPainter(canvas, scene, colors);
    drawnVersion = -1;
  });
  observer.observe(canvas);
  let frame = requestAnimationFrame(function draw(nowMs) {
    frame = requestAnimationFrame(draw);
    if (painter === null || (recording.version === drawnVersion && underway === 0)) return;
    drawnVersion = recording.version;
    if (wantsStillness) painter.paintRoutes(recording.flights);
    else underway = painter.paint(recording.flights, nowMs);
  });
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}

function readColors(canvas: HTMLCanvasElement): MapColors {
  const parent = canvas.parentElement ?? document.body;
  const read = (name: string) => readColor(parent, `var(--${name})`);
  return {
    land: read('land'),
    coast: read('coast'),
    city: read('city'),
    pop: read('pop'),
    ink: read('ink'),
    paper: read('panel'),
    platforms: {
      lambda: read('lambda'),
      containers: read('containers'),
      isolates: read('isolates'),
      edge: read('edge'),
      hybrid: read('hybrid'),
    },
  };
}
