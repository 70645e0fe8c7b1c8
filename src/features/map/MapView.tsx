import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { World } from '../../../worker/project/world.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import type { Theme } from '../../state/app-state.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import type { Direction } from './hit.ts';
import { MapTip } from './MapTip.tsx';
import { readMapColors } from './map-colors.ts';
import type { MapScene } from './map-scene.ts';
import { MapStage, type Pointed } from './map-stage.ts';
import { routingInWords } from './routing-words.ts';
import { useRouting } from './use-routing.ts';
import { wayOfRouting } from './ways.ts';

const ZOOM_STEP = 1.6;
/** How long the map says how it is zoomed after somebody has tried otherwise. */
const ADVICE_MS = 1_600;

const wantsStillness = matchMedia('(prefers-reduced-motion: reduce)').matches;
const isMac = navigator.userAgent.includes('Mac');

interface MapViewProps {
  readonly scene: MapScene | null;
  readonly world: World;
  readonly theme: Theme;
  readonly shown: readonly PlatformId[];
  readonly hasNight: boolean;
  readonly onNight: (hasNight: boolean) => void;
  readonly onChoose: (city: number) => void;
}

/** The picture itself, with what is pointed at, and the keys and buttons that move it. */
export function MapView({ scene, world, theme, shown, hasNight, onNight, onChoose }: MapViewProps) {
  const { recording } = useSession();
  const host = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<MapStage | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [isByKeys, setIsByKeys] = useState(false);
  const [zoom, setZoom] = useState(1);
  const [isAdvised, advise] = useAdvice();
  const choose = useRef(onChoose);
  const city = pointed === null ? undefined : scene?.places.cities[pointed.city];
  const routing = useRouting(city?.id ?? null, world);

  useEffect(() => {
    choose.current = onChoose;
  }, [onChoose]);

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new MapStage(host.current, recording, {
      onPoint: setPointed,
      onChoose: (index) => choose.current(index),
      onZoom: setZoom,
      onPlainWheel: advise,
    });
    setStage(made);
    return () => made.dispose();
  }, [recording, advise]);

  useEffect(() => {
    if (stage !== null && host.current !== null) stage.setScene(scene, readMapColors(host.current));
    // A theme is a set of colours, which are read from the page.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [stage, scene, theme]);

  useEffect(() => stage?.setChoices({ shown, hasNight, isStill: wantsStillness }), [stage, shown, hasNight]);

  useEffect(() => {
    if (stage === null || scene === null) return;
    const cityId = city?.id;
    stage.setPreview(
      cityId === undefined || routing === null
        ? []
        : routing.flatMap((each) => wayOfRouting(each, cityId, scene)),
    );
  }, [stage, scene, city, routing]);

  const press = (event: KeyboardEvent) => {
    if (stage === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!act(stage, event)) return;
    event.preventDefault();
    setIsByKeys(true);
  };

  return (
    <div className="map-view">
      {/* The keys are told to whoever hears this; a pointer has all of it without focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={host}
        className="map-stage"
        role="application"
        aria-label="Cities, PoPs, regions, and requests on their way"
        aria-description="Arrow keys go from city to city, Enter sends from there, plus and minus zoom, Shift with arrows moves the map, 0 shows all of it"
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={() => setIsByKeys(false)}
        onFocus={({ currentTarget }) => {
          if (!currentTarget.matches(':focus-visible') || stage === null) return;
          setIsByKeys(true);
          stage.pointAtCity(stage.focusCity);
        }}
        onBlur={() => stage?.pointAtNothing()}
      />
      <div className="map-zoom" role="group" aria-label="View of the map">
        <button
          type="button"
          aria-pressed={hasNight}
          aria-label="Night"
          title="Day and night at the world’s own instant"
          onClick={() => onNight(!hasNight)}
        >
          ◐
        </button>
        <button type="button" aria-label="Zoom in" onClick={() => stage?.zoomBy(ZOOM_STEP)}>
          +
        </button>
        <button
          type="button"
          aria-label="Zoom out"
          disabled={zoom <= 1}
          onClick={() => stage?.zoomBy(1 / ZOOM_STEP)}
        >
          −
        </button>
        <button type="button" aria-label="Whole map" disabled={zoom <= 1} onClick={() => stage?.resetView()}>
          ⤢
        </button>
      </div>
      <IdleHint scene={scene} />
      {isAdvised ? (
        <p className="map-advice">{isMac ? '⌘' : 'Ctrl'} with the wheel zooms; the page scrolls without it</p>
      ) : null}
      {scene === null || pointed === null ? null : (
        <MapTip scene={scene} pointed={pointed} routing={routing} />
      )}
      <p className="sr-only" role="status" aria-label="Pointed city">
        {isByKeys && city !== undefined
          ? `${city.name}, ${city.country}. ${routing === null ? '' : routingInWords(routing)}`
          : ''}
      </p>
    </div>
  );

  /** Whether the key meant something here. */
  function act(to: MapStage, { key, shiftKey }: KeyboardEvent): boolean {
    if (isDirection(key)) {
      if (shiftKey) to.panTowards(key);
      else to.pointAtCity(to.cityTowards(key));
      return true;
    }
    if (key === 'Enter' || key === ' ') onChoose(to.focusCity);
    else if (key === '+' || key === '=') to.zoomBy(ZOOM_STEP);
    else if (key === '-' || key === '_') to.zoomBy(1 / ZOOM_STEP);
    else if (key === '0') to.resetView();
    else if (key === 'Escape') to.pointAtNothing();
    else return false;
    return true;
  }
}

function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

/** A word of advice that goes away by itself. */
function useAdvice(): readonly [isAdvised: boolean, advise: () => void] {
  const [isAdvised, setIsAdvised] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [advise] = useState(() => () => {
    setIsAdvised(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsAdvised(false), ADVICE_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return [isAdvised, advise];
}

function IdleHint({ scene }: { readonly scene: MapScene | null }) {
  const isIdle = useAppState(({ traffic, run }) => traffic.kind === 'idle' && run.kind === 'idle');
  if (!isIdle || scene === null) return null;
  return (
    <p className="picture-hint">
      Click a city to send from there, or start traffic from all {scene.places.cities.length}.
    </p>
  );
}
