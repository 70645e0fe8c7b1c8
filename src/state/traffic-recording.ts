import type { Percentiles, Speed, TrafficFrame } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS } from '../../worker/protocol/waterfall.ts';

/** Real time, which is virtual time at speed 1. */
const POINT_INTERVAL_US = 100_000;
const KEPT_POINTS = 1_200;
const KEPT_FLIGHTS = 300;
const FRAME_US = 100_000;

/** Requests on the map take this many times as long as they took, so that eyes can follow. */
export const FLIGHT_SLOWDOWN = 10;

export const PERCENTILE_KEYS = ['p50Us', 'p95Us', 'p99Us', 'p999Us'] as const satisfies (keyof Percentiles)[];

/** One request on its way, as the map draws it. Positions are indexes into the simulator's places. */
export interface Flight {
  readonly seenAtMs: number;
  readonly city: number;
  readonly pop: number;
  /** In the order of `PLATFORM_IDS`; 0 where nothing came, or the world has no such platform. */
  readonly totalUs: readonly number[];
}

/** What uPlot takes: seconds, then milliseconds for every platform and percentile, platform by platform. */
export type Columns = [xS: number[], ...linesMs: (number | null)[][]];

/** The recent past of live traffic. Canvases read it on every animation frame; React never sees it. */
export class TrafficRecording {
  /** Grows with every change, so that a reader knows when to draw again. */
  version = 0;
  readonly flights: Flight[] = [];
  columns: Columns = emptyColumns();
  /** How many times as fast as real time the recorded world runs. */
  speed: Speed = 1;
  #lastPointUs = Number.NEGATIVE_INFINITY;

  clear(): void {
    this.version += 1;
    this.flights.length = 0;
    this.columns = emptyColumns();
    this.#lastPointUs = Number.NEGATIVE_INFINITY;
  }

  add(frame: TrafficFrame, seenAtMs = performance.now()): void {
    this.version += 1;
    this.speed = frame.speed;
    this.#addFlights(frame, seenAtMs);
    if (frame.nowUs - this.#lastPointUs < POINT_INTERVAL_US * frame.speed) return;
    this.#lastPointUs = frame.nowUs;
    this.#addPoint(frame);
  }

  #addPoint(frame: TrafficFrame): void {
    const [times, ...lines] = this.columns;
    times.push(frame.nowUs / 1e6);
    PLATFORM_IDS.forEach((id, platformIndex) => {
      const recent = frame.platforms.find(({ platform }) => platform === id)?.recent;
      PERCENTILE_KEYS.forEach((key, keyIndex) => {
        const valueUs = recent?.[key] ?? null;
        lines[platformIndex * PERCENTILE_KEYS.length + keyIndex]?.push(
          valueUs === null ? null : valueUs / 1e3,
        );
      });
    });
    if (times.length > KEPT_POINTS) for (const column of this.columns) column.shift();
  }

  addFlight(flight: Flight): void {
    this.version += 1;
    this.#dropLanded(flight.seenAtMs);
    this.#push(flight);
  }

  /** When many are on their way, new ones stay unseen: a flight, once drawn, is drawn to its end. */
  #push(flight: Flight): void {
    if (this.flights.length < KEPT_FLIGHTS) this.flights.push(flight);
  }

  #addFlights({ drawn, nowUs, speed, platforms }: TrafficFrame, seenAtMs: number): void {
    this.#dropLanded(seenAtMs);
    const totals = PLATFORM_IDS.map(
      (id) => drawn.totalUs[platforms.findIndex(({ platform }) => platform === id)],
    );
    for (let index = 0; index < drawn.count; index += 1) {
      // A short delay lets a frame's requests set off one by one, as they came.
      const agoUs = Math.min(Math.max(nowUs - (drawn.startUs[index] ?? nowUs), 0) / speed, FRAME_US);
      this.#push({
        seenAtMs: seenAtMs + (FRAME_US - agoUs) / 1_000,
        city: drawn.city[index] ?? 0,
        pop: drawn.pop[index] ?? 0,
        totalUs: totals.map((column) => Math.max(0, column?.[index] ?? 0)),
      });
    }
  }

  #dropLanded(nowMs: number): void {
    const flying = this.flights.filter(
      ({ seenAtMs, totalUs }) => nowMs < seenAtMs + (Math.max(...totalUs) / 1_000) * FLIGHT_SLOWDOWN,
    );
    this.flights.splice(0, this.flights.length, ...flying);
  }
}

function emptyColumns(): Columns {
  return [[], ...PLATFORM_IDS.flatMap(() => PERCENTILE_KEYS.map((): (number | null)[] => []))];
}
