/** Which places the requests of the last seconds came to, and how long they took: from the even sample that frames bring. */
import type { DrawnRequests } from '../../worker/protocol/simulator.ts';
import { PLATFORM_IDS, type PlatformId } from '../../worker/protocol/waterfall.ts';

const CAPACITY = 16_384;
const LOAD_WINDOW_MS = 10_000;

export type PlaceKind = 'city' | 'pop' | 'region';

/** By the place's position in the simulator's lists. Requests are counted once for each platform that they went to. */
export interface PlaceCounts {
  readonly counts: ReadonlyMap<number, number>;
  /** Of all places of the kind. */
  readonly sum: number;
}

/** Whether a platform's clients are led to PoPs; else to regions. */
export const isAtPops = (platform: PlatformId): boolean => platform !== 'lambda' && platform !== 'containers';

export class PlaceLoad {
  readonly #seenAtMs = new Float64Array(CAPACITY);
  readonly #city = new Uint16Array(CAPACITY);
  readonly #totalUs = PLATFORM_IDS.map(() => new Float64Array(CAPACITY));
  readonly #place = PLATFORM_IDS.map(() => new Int16Array(CAPACITY));
  readonly #behind = PLATFORM_IDS.map(() => new Int16Array(CAPACITY));
  /** Requests ever added; the newest is at this number less one, modulo the capacity. */
  #added = 0;

  clear(): void {
    this.#added = 0;
  }

  /** `columnOf`: the position among the frame's platforms of each of `PLATFORM_IDS`, -1 where it is none. */
  add(drawn: DrawnRequests, columnOf: readonly number[], seenAtMs: number): void {
    for (let index = 0; index < drawn.count; index += 1) {
      const row = this.#added % CAPACITY;
      this.#added += 1;
      this.#seenAtMs[row] = seenAtMs;
      this.#city[row] = drawn.city[index] as number;
      columnOf.forEach((column, platform) => {
        (this.#totalUs[platform] as Float64Array)[row] = drawn.totalUs[column]?.[index] ?? 0;
        (this.#place[platform] as Int16Array)[row] = drawn.place[column]?.[index] ?? -1;
        (this.#behind[platform] as Int16Array)[row] = drawn.behind[column]?.[index] ?? -1;
      });
    }
  }

  /** Of the requests that went to one of these platforms, in the ten seconds before `nowMs`. */
  counts(kind: PlaceKind, platforms: readonly PlatformId[], nowMs: number): PlaceCounts {
    const counts = new Map<number, number>();
    let sum = 0;
    this.#visit(kind, platforms, nowMs, (place) => {
      counts.set(place, (counts.get(place) ?? 0) + 1);
      sum += 1;
    });
    return { counts, sum };
  }

  /** Medians in microseconds of the answers that one platform gave, by place. */
  medians(kind: PlaceKind, platform: PlatformId, nowMs: number): ReadonlyMap<number, number> {
    const totals = new Map<number, number[]>();
    this.#visit(kind, [platform], nowMs, (place, totalUs) => {
      if (totalUs <= 0) return;
      const known = totals.get(place);
      if (known === undefined) totals.set(place, [totalUs]);
      else known.push(totalUs);
    });
    return new Map(Array.from(totals, ([place, each]) => [place, medianOf(each)]));
  }

  #visit(
    kind: PlaceKind,
    platforms: readonly PlatformId[],
    nowMs: number,
    tell: (place: number, totalUs: number) => void,
  ): void {
    const oldest = Math.max(0, this.#added - CAPACITY);
    for (let number = this.#added - 1; number >= oldest; number -= 1) {
      const row = number % CAPACITY;
      if ((this.#seenAtMs[row] as number) < nowMs - LOAD_WINDOW_MS) return;
      for (const id of platforms) {
        const platform = PLATFORM_IDS.indexOf(id);
        const place = this.#placeOf(kind, id, platform, row);
        if (place >= 0) tell(place, this.#totalUs[platform]?.[row] ?? 0);
      }
    }
  }

  #placeOf(kind: PlaceKind, id: PlatformId, platform: number, row: number): number {
    if (kind === 'city') return this.#totalUs[platform]?.[row] === 0 ? -1 : (this.#city[row] as number);
    const isFirst = isAtPops(id) === (kind === 'pop');
    if (isFirst) return this.#place[platform]?.[row] ?? -1;
    return kind === 'region' ? (this.#behind[platform]?.[row] ?? -1) : -1;
  }
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  const upper = values[middle] ?? 0;
  return values.length % 2 === 1 ? upper : (upper + (values[middle - 1] ?? upper)) / 2;
}
