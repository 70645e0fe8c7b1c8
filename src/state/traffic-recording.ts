import type { Speed, TrafficFrame } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS } from '../../worker/protocol/waterfall.ts';
import { OutcomeHistory } from './outcome-history.ts';
import { PercentileLines } from './percentile-lines.ts';
import { PlaceLoad } from './place-load.ts';

/** As often as lines are worked out again, at most. */
const REFRESH_MS = 100;
export const MOST_FLIGHTS = 440;
/** Of the room for more flights, the part that one frame may fill: they set off evenly rather than in waves. */
const ROOM_SHARE = 0.25;
const SAMPLING_WINDOW_MS = 1_000;
const FRAME_US = 100_000;

/** Requests on the map take this many times as long as they took, so that eyes can follow. */
export const FLIGHT_SLOWDOWN = 10;
/** How long the map shows that nobody answered. */
export const UNANSWERED_MS = 900;

/** One request on its way, as the map draws it. Positions are indexes into the simulator's places. */
export interface Flight {
  readonly seenAtMs: number;
  readonly city: number;
  /** In the order of `PLATFORM_IDS`, as the next two: 0 where the world has no such platform, negative without an answer. */
  readonly totalUs: readonly number[];
  /** The PoP or region that it comes to, and the region behind that; -1 where there is none. */
  readonly place: readonly number[];
  readonly behind: readonly number[];
}

/** The recent past of live traffic. Canvases read it on every animation frame; React never sees it. */
export class TrafficRecording {
  /** Grows with every change, so that a reader knows when to draw again. */
  version = 0;
  readonly flights: Flight[] = [];
  /** More are not drawn at the same time: fewer fit on a small map. */
  flightLimit = MOST_FLIGHTS;
  /** Of the requests of the last second, the share that was drawn. */
  drawnShare = 1;
  readonly load = new PlaceLoad();
  /** Virtual time of the newest frame. */
  nowUs = 0;
  readonly history = new OutcomeHistory();
  readonly lines = new PercentileLines();
  /** How many times as fast as real time the recorded world runs: the length of a span in its seconds. */
  speed: Speed = 1;
  #hasNews = false;
  #refreshedAtMs = Number.NEGATIVE_INFINITY;
  #sampledMs = 0;
  #sampledCount = 0;
  #generated = 0;

  clear(): void {
    this.version += 1;
    this.flights.length = 0;
    this.load.clear();
    this.nowUs = 0;
    this.drawnShare = 1;
    this.#sampledCount = 0;
    this.#generated = 0;
    this.history.clear();
    this.lines.clear();
    this.#hasNews = false;
  }

  add(frame: TrafficFrame, seenAtMs = performance.now()): void {
    this.version += 1;
    this.speed = frame.speed;
    this.nowUs = frame.nowUs;
    const columnOf = PLATFORM_IDS.map((id) => frame.platforms.findIndex(({ platform }) => platform === id));
    this.load.add(frame.drawn, columnOf, seenAtMs);
    this.#addFlights(frame, columnOf, seenAtMs);
    this.#sample(frame.generated, seenAtMs);
    const platforms = frame.platforms.map(({ platform }) => platform);
    this.history.add(frame.outcomes, platforms, Math.floor(frame.nowUs / 1e6 / frame.speed));
    this.#hasNews = true;
  }

  /** Brings the lines up to date, for somebody who is about to draw them. */
  refreshLines(atMs = performance.now()): void {
    if (!this.#hasNews || atMs - this.#refreshedAtMs < REFRESH_MS) return;
    this.#hasNews = false;
    this.#refreshedAtMs = atMs;
    this.lines.refresh(this.history, this.nowUs / 1e6, this.speed);
  }

  /** When many are on their way, new ones stay unseen: a flight, once drawn, is drawn to its end. */
  #push(flight: Flight): void {
    if (this.flights.length < this.flightLimit) this.flights.push(flight);
  }

  #addFlights({ drawn, nowUs, speed }: TrafficFrame, columnOf: readonly number[], seenAtMs: number): void {
    this.#dropLanded(seenAtMs);
    const room = Math.max(0, this.flightLimit - this.flights.length);
    const count = Math.min(drawn.count, Math.ceil(room * ROOM_SHARE));
    for (let shown = 0; shown < count; shown += 1) {
      const index = Math.floor((shown * drawn.count) / count);
      // A short delay lets a frame's requests set off one by one, as they came.
      const agoUs = Math.min(Math.max(nowUs - (drawn.startUs[index] ?? nowUs), 0) / speed, FRAME_US);
      this.#push({
        seenAtMs: seenAtMs + (FRAME_US - agoUs) / 1_000,
        city: drawn.city[index] ?? 0,
        totalUs: columnOf.map((column) => drawn.totalUs[column]?.[index] ?? 0),
        place: columnOf.map((column) => drawn.place[column]?.[index] ?? -1),
        behind: columnOf.map((column) => drawn.behind[column]?.[index] ?? -1),
      });
    }
    this.#sampledCount += count;
  }

  #sample(generated: number, seenAtMs: number): void {
    const passed = generated - this.#generated;
    if (seenAtMs - this.#sampledMs < SAMPLING_WINDOW_MS) return;
    // A frame may bring a request in one second whose drawing comes in the next.
    if (this.#sampledCount > 0 && passed > 0) this.drawnShare = Math.min(1, this.#sampledCount / passed);
    this.#sampledMs = seenAtMs;
    this.#sampledCount = 0;
    this.#generated = generated;
  }

  #dropLanded(nowMs: number): void {
    const flying = this.flights.filter(
      ({ seenAtMs, totalUs }) => nowMs < seenAtMs + Math.max(...totalUs.map(flightMs)),
    );
    this.flights.splice(0, this.flights.length, ...flying);
  }
}

/** How long the map shows a request on one platform. */
export function flightMs(totalUs: number): number {
  return totalUs < 0 ? UNANSWERED_MS : (totalUs / 1_000) * FLIGHT_SLOWDOWN;
}
