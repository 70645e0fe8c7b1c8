import { select, type Selection } from 'd3-selection';
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity } from 'd3-zoom';
import { PLATFORM_IDS, type PlatformId } from '../../../worker/protocol/waterfall.ts';
import { MOST_FLIGHTS, type TrafficRecording } from '../../state/traffic-recording.ts';
import { type FaultsAt, faultsAt } from './faults-at.ts';
import { FlightsPainter } from './flights-painter.ts';
import { Geometry } from './geometry.ts';
import { GroundPainter } from './ground-painter.ts';
import { type Direction, nearestPoint, neighbour } from './hit.ts';
import { COARSE_LAND, loadFineLand } from './land.ts';
import { Layer } from './layer.ts';
import type { MapColors, MapScene, Way } from './map-scene.ts';
import { MarksPainter, type MapLoad } from './marks-painter.ts';
import { NamesPainter } from './names-painter.ts';
import { MOST_ZOOM, moveInside, screenX, screenY, type View, WHOLE_MAP, zoomOfWheel } from './view.ts';

/** How often what changes with traffic, but does not move, is painted again. */
const LOAD_MS = 400;
const ROUTES_MS = 1_000;
/** The night moves on when that many milliseconds of the world's time have passed: half a degree. */
const NIGHT_STEP_MS = 120_000;
/** From here on coasts need more points. */
const FINE_FROM = 2.2;
/** A click means the nearest city within this. */
const CITY_REACH_PX = 36;
const PLACE_REACH_PX = 9;
/** Each request that is drawn at the same time needs so much room. */
const PX_PER_FLIGHT = 1_500;
const PAN_PX = 80;

/** What somebody points at. Positions in the scene's lists, -1 where there is nothing; a point of the window. */
export interface Pointed {
  readonly city: number;
  readonly pop: number;
  readonly region: number;
  readonly x: number;
  readonly y: number;
}

export interface StageEvents {
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onChoose: (city: number) => void;
  readonly onZoom: (k: number) => void;
  /** A wheel turned over the map without the key that makes it zoom. */
  readonly onPlainWheel: () => void;
}

/** What the reader has chosen to see. */
export interface StageChoices {
  readonly shown: readonly PlatformId[];
  readonly hasNight: boolean;
  readonly isStill: boolean;
}

interface Painters {
  readonly geometry: Geometry;
  readonly ground: GroundPainter;
  readonly marks: MarksPainter;
  readonly names: NamesPainter;
  readonly flights: FlightsPainter;
}

const NOTHING: MapLoad = { pops: { counts: new Map(), sum: 0 }, regions: { counts: new Map(), sum: 0 } };

/** The canvases of the map, what moves the view, and what points at it. Lives as long as its host element. */
export class MapStage {
  readonly #host: HTMLElement;
  readonly #recording: TrafficRecording;
  readonly #events: StageEvents;
  readonly #ground: Layer;
  readonly #marks: Layer;
  readonly #flights: Layer;
  readonly #names: Layer;
  readonly #zoom: ZoomBehavior<HTMLElement, unknown>;
  readonly #selection: Selection<HTMLElement, unknown, null, undefined>;
  readonly #observer: ResizeObserver;
  readonly #listeners = new AbortController();
  #frame = 0;
  #scene: MapScene | null = null;
  #colors: MapColors | null = null;
  #choices: StageChoices = { shown: [], hasNight: true, isStill: false };
  #shown: readonly boolean[] = [];
  #painters: Painters | null = null;
  #land = COARSE_LAND;
  #fineLand: 'none' | 'loading' | 'here' = 'none';
  #view: View = WHOLE_MAP;
  #preview: readonly Way[] = [];
  #pointedCity = -1;
  #load: MapLoad = NOTHING;
  #faults: FaultsAt = faultsAt([], null);
  #faultsKey = '';
  #nightMs: number | null = null;
  #loadedMs = 0;
  #routedMs = 0;
  #runSeenMs = 0;
  #drawnVersion = -1;
  #underway = 0;
  #isGroundOld = true;
  #areMarksOld = true;
  #areFlightsOld = true;

  constructor(host: HTMLElement, recording: TrafficRecording, events: StageEvents) {
    this.#host = host;
    this.#recording = recording;
    this.#events = events;
    this.#ground = new Layer(host);
    this.#marks = new Layer(host);
    this.#flights = new Layer(host);
    this.#names = new Layer(host);
    this.#selection = select(host);
    this.#zoom = zoom<HTMLElement, unknown>()
      .scaleExtent([1, MOST_ZOOM])
      .filter((event: Event) => mayMoveView(event))
      .wheelDelta(zoomOfWheel)
      .duration(matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200)
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => this.#show(transform));
    this.#selection.call(this.#zoom);
    this.#listen();
    this.#observer = new ResizeObserver(() => this.#rebuild());
    this.#observer.observe(host);
    this.#frame = requestAnimationFrame(this.#draw);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.#listeners.abort();
    this.#selection.on('.zoom', null);
    for (const { canvas } of [this.#ground, this.#marks, this.#flights, this.#names]) canvas.remove();
  }

  setScene(scene: MapScene | null, colors: MapColors): void {
    const before = this.#scene;
    if (scene?.run !== before?.run) this.#runSeenMs = performance.now();
    this.#scene = scene;
    this.#colors = colors;
    const isSamePlaces = scene !== null && before?.places === scene.places && before.pops === scene.pops;
    if (!isSamePlaces || this.#painters === null) return this.#rebuild();
    const { geometry, ground, flights } = this.#painters;
    const marks = new MarksPainter(scene, geometry, colors);
    const names = new NamesPainter(scene, geometry, colors, marks);
    this.#painters = { geometry, ground, flights, marks, names };
    this.#loadedMs = 0;
    this.#soil();
  }

  setChoices(choices: StageChoices): void {
    this.#choices = choices;
    this.#shown = PLATFORM_IDS.map((id) => choices.shown.includes(id));
    this.#loadedMs = 0;
    this.#soil();
  }

  /** The ways that the pointed city's requests would take, in place of the latest run's. */
  setPreview(ways: readonly Way[]): void {
    this.#preview = ways;
    this.#areMarksOld = true;
  }

  /** Around the city that is pointed at or sends, while it is in sight: it is what one wants to see nearer. */
  zoomBy(factor: number): void {
    const geometry = this.#painters?.geometry;
    if (geometry === undefined) return;
    const { cities, width, height } = geometry;
    const x = screenX(this.#view, cities.xs[this.focusCity] ?? 0);
    const y = screenY(this.#view, cities.ys[this.focusCity] ?? 0);
    const isInSight = x >= 0 && x <= width && y >= 0 && y <= height;
    this.#zoom.scaleBy(this.#selection, factor, isInSight ? [x, y] : [width / 2, height / 2]);
  }

  resetView(): void {
    this.#zoom.transform(this.#selection, zoomIdentity);
  }

  panTowards(direction: Direction): void {
    const far = PAN_PX / this.#view.k;
    const [x, y] = {
      ArrowLeft: [far, 0] as const,
      ArrowRight: [-far, 0] as const,
      ArrowUp: [0, far] as const,
      ArrowDown: [0, -far] as const,
    }[direction];
    this.#zoom.translateBy(this.#selection, x, y);
  }

  /** The city that a key leads to from the one that is pointed at, or else from the sender. */
  cityTowards(direction: Direction): number {
    const from = this.focusCity;
    return this.#painters === null ? from : neighbour(this.#painters.geometry.cities, from, direction);
  }

  get focusCity(): number {
    return this.#pointedCity >= 0 ? this.#pointedCity : (this.#scene?.cityIndex ?? 0);
  }

  /** Points at a city as a pointer would, and brings it into sight. */
  pointAtCity(city: number): void {
    const geometry = this.#painters?.geometry;
    if (geometry === undefined) return;
    const { xs, ys } = geometry.cities;
    const moveX = moveInside(screenX(this.#view, xs[city] ?? 0), geometry.width, 40);
    const moveY = moveInside(screenY(this.#view, ys[city] ?? 0), geometry.height, 40);
    if (moveX !== 0 || moveY !== 0)
      this.#zoom.translateBy(this.#selection, moveX / this.#view.k, moveY / this.#view.k);
    const x = screenX(this.#view, xs[city] ?? 0);
    const y = screenY(this.#view, ys[city] ?? 0);
    const { left, top } = this.#host.getBoundingClientRect();
    this.#point({ city, pop: -1, region: -1, x: left + x, y: top + y });
  }

  pointAtNothing(): void {
    this.#point(null);
  }

  #listen(): void {
    const { signal } = this.#listeners;
    const host = this.#host;
    host.addEventListener('pointermove', (event) => this.#hover(event), { signal });
    host.addEventListener('pointerleave', () => this.#point(null), { signal });
    host.addEventListener('click', (event) => this.#click(event), { signal });
    host.addEventListener(
      'wheel',
      (event) => {
        if (!mayMoveView(event)) this.#events.onPlainWheel();
      },
      { signal, passive: true },
    );
  }

  #hover(event: PointerEvent): void {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    this.#point(this.#pointedBy(event));
  }

  #click(event: MouseEvent): void {
    const pointed = this.#pointedBy(event);
    this.#point(pointed);
    if (pointed !== null && pointed.city >= 0) this.#events.onChoose(pointed.city);
  }

  #pointedBy(event: MouseEvent): Pointed | null {
    const geometry = this.#painters?.geometry;
    if (geometry === undefined) return null;
    const { left, top } = this.#host.getBoundingClientRect();
    const x = event.clientX - left;
    const y = event.clientY - top;
    const { k } = this.#view;
    const [mapX, mapY] = [(x - this.#view.x) / k, (y - this.#view.y) / k];
    const city = nearestPoint(geometry.cities, mapX, mapY, CITY_REACH_PX / k)?.index ?? -1;
    const pop = nearestPoint(geometry.pops, mapX, mapY, PLACE_REACH_PX / k)?.index ?? -1;
    const region = this.#regionAt(geometry, mapX, mapY, PLACE_REACH_PX / k);
    return city < 0 && pop < 0 && region < 0
      ? null
      : { city, pop, region, x: event.clientX, y: event.clientY };
  }

  /** Of the regions where something runs: the others are not drawn. */
  #regionAt(geometry: Geometry, x: number, y: number, reach: number): number {
    const drawn = [
      ...(this.#scene?.regionIndexes ?? []),
      ...(this.#scene?.origins.map(({ regionIndex }) => regionIndex) ?? []),
    ];
    const points = {
      xs: Float32Array.from(drawn, (index) => geometry.regions.xs[index] ?? 0),
      ys: Float32Array.from(drawn, (index) => geometry.regions.ys[index] ?? 0),
    };
    const hit = nearestPoint(points, x, y, reach);
    return hit === null ? -1 : (drawn[hit.index] ?? -1);
  }

  #point(pointed: Pointed | null): void {
    const city = pointed?.city ?? -1;
    if (city !== this.#pointedCity) this.#areMarksOld = true;
    this.#pointedCity = city;
    this.#events.onPoint(pointed);
  }

  #show(view: View): void {
    this.#view = view;
    this.#soil();
    this.#events.onZoom(view.k);
    if (view.k < FINE_FROM || this.#fineLand !== 'none') return;
    this.#fineLand = 'loading';
    void loadFineLand().then(
      (land) => {
        this.#fineLand = 'here';
        this.#land = land;
        this.#painters?.ground.useLand(land);
        this.#isGroundOld = true;
      },
      () => {
        // Offline: the coarse coasts stay, and the next zoom asks again.
        this.#fineLand = 'none';
      },
    );
  }

  #soil(): void {
    this.#isGroundOld = true;
    this.#areMarksOld = true;
    this.#areFlightsOld = true;
  }

  #rebuild(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    const [scene, colors] = [this.#scene, this.#colors];
    if (scene === null || colors === null || width === 0 || height === 0) return;
    for (const layer of [this.#ground, this.#marks, this.#flights, this.#names]) layer.resize(width, height);
    const geometry = new Geometry(scene, width, height);
    const marks = new MarksPainter(scene, geometry, colors);
    this.#painters = {
      geometry,
      marks,
      ground: new GroundPainter(geometry, this.#land),
      names: new NamesPainter(scene, geometry, colors, marks),
      flights: new FlightsPainter(geometry),
    };
    this.#recording.flightLimit = Math.round(
      Math.min(MOST_FLIGHTS, Math.max(60, (width * height) / PX_PER_FLIGHT)),
    );
    this.#zoom
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, 0],
        [width, height],
      ]);
    this.#loadedMs = 0;
    this.#soil();
  }

  readonly #draw = (nowMs: number): void => {
    this.#frame = requestAnimationFrame(this.#draw);
    const painters = this.#painters;
    const scene = this.#scene;
    const colors = this.#colors;
    if (painters === null || scene === null || colors === null) return;
    if (nowMs - this.#loadedMs >= LOAD_MS) this.#look(scene, nowMs);
    if (this.#isGroundOld) {
      painters.ground.paint(this.#ground, this.#view, this.#nightMs, colors);
      this.#isGroundOld = false;
    }
    if (this.#areMarksOld) this.#paintMarks(painters, scene);
    this.#paintFlights(painters, scene, colors, nowMs);
  };

  /** Takes from the recording what the still layers show. */
  #look(scene: MapScene, nowMs: number): void {
    this.#loadedMs = nowMs;
    const { load, nowUs } = this.#recording;
    const { shown, hasNight } = this.#choices;
    const before = this.#load.pops.sum + this.#load.regions.sum;
    this.#load = { pops: load.counts('pop', shown, nowMs), regions: load.counts('region', shown, nowMs) };
    if (before + this.#load.pops.sum + this.#load.regions.sum > 0) this.#areMarksOld = true;
    this.#faults = faultsAt(scene.faults, scene.hasTime ? nowUs : null);
    const { pops, regions, cuts } = this.#faults;
    const key = [...pops, ...regions, ...cuts.map(({ from, to }) => `${from}-${to}`)].join();
    if (key !== this.#faultsKey) this.#areMarksOld = true;
    this.#faultsKey = key;
    const instantMs = scene.startsAtMs + nowUs / 1_000;
    const nightMs = hasNight ? Math.floor(instantMs / NIGHT_STEP_MS) * NIGHT_STEP_MS : null;
    if (nightMs !== this.#nightMs) this.#isGroundOld = true;
    this.#nightMs = nightMs;
  }

  #paintMarks({ marks, names }: Painters, scene: MapScene): void {
    this.#areMarksOld = false;
    const isPreview = this.#preview.length > 0;
    const ways = isPreview ? this.#preview : (scene.run?.ways ?? []);
    const [load, faults, shown] = [this.#load, this.#faults, this.#shown];
    const isStrong = isPreview || !scene.isLive;
    marks.paint(this.#marks, this.#view, { load, faults, shown, ways, isStrong });
    const fontPx = Number.parseFloat(getComputedStyle(this.#host).fontSize);
    names.paint(this.#names, this.#view, { faults, pointedCity: this.#pointedCity, fontPx });
  }

  #paintFlights({ flights }: Painters, { run }: MapScene, colors: MapColors, nowMs: number): void {
    const { version, flights: flying } = this.#recording;
    const sky = { flights: flying, run, runSeenMs: this.#runSeenMs, shown: this.#shown, colors };
    if (this.#choices.isStill) {
      const isDue = version !== this.#drawnVersion && nowMs - this.#routedMs >= ROUTES_MS;
      if (!isDue && !this.#areFlightsOld) return;
      this.#routedMs = nowMs;
      flights.paintRoutes(this.#flights, sky, this.#view);
    } else {
      if (version === this.#drawnVersion && this.#underway === 0 && !this.#areFlightsOld) return;
      this.#underway = flights.paint(this.#flights, sky, this.#view, nowMs);
    }
    this.#areFlightsOld = false;
    this.#drawnVersion = version;
  }
}

/** The page scrolls under one finger and under a plain wheel: two fingers, a pinch, or Ctrl or ⌘ with the wheel are meant for the map. */
function mayMoveView(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
  return !(event instanceof MouseEvent) || (event.button === 0 && !event.ctrlKey);
}
