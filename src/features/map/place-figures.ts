/** What the map shows, place by place, for those who read it as a table. */
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { isAtPops, type PlaceLoad } from '../../state/place-load.ts';
import type { FaultsAt } from './faults-at.ts';
import type { MapScene } from './map-scene.ts';

export type RowKind = 'city' | 'pop' | 'region' | 'cable' | 'origin';

export interface PlaceRow {
  readonly kind: RowKind;
  readonly id: string;
  readonly name: string;
  /** Of the requests of the last seconds that came to places of its kind, 0 to 1; null where none are known. */
  readonly share: number | null;
  /** In the order of the platforms asked for, microseconds; null where a platform answered none from there. */
  readonly medianUs: readonly (number | null)[];
  readonly isDown: boolean;
}

/** Where requests are answered: what is down first, then by share. */
export function answeringRows(
  scene: MapScene,
  load: PlaceLoad,
  faults: FaultsAt,
  platforms: readonly PlatformId[],
  nowMs: number,
): readonly PlaceRow[] {
  const { places, pops, regionIndexes, origins } = scene;
  const rowsOf = figures(load, platforms, nowMs);
  const nowhere = platforms.map(() => null);
  const atPops = platforms.some(isAtPops) ? rowsOf('pop', pops, faults.pops) : [];
  const regions = rowsOf('region', places.regions, faults.regions);
  return [
    ...faults.cuts.map(({ from, to }): PlaceRow => {
      const name = `Cable ${from}–${to}`;
      return { kind: 'cable', id: `${from}-${to}`, name, share: null, medianUs: nowhere, isDown: true };
    }),
    ...regionIndexes.flatMap((index) => regions[index] ?? []),
    ...origins.map(({ host, regionIndex }): PlaceRow => {
      const { id = '', name = '' } = places.regions[regionIndex] ?? {};
      const isDown = faults.regions.has(id);
      return { kind: 'origin', id: host, name: `${host} in ${name}`, share: null, medianUs: nowhere, isDown };
    }),
    ...atPops,
  ].toSorted((a, b) => Number(b.isDown) - Number(a.isDown) || (b.share ?? 0) - (a.share ?? 0));
}

/** Where requests come from, the busiest first. */
export function cityRows(
  { places }: MapScene,
  load: PlaceLoad,
  platforms: readonly PlatformId[],
  nowMs: number,
): readonly PlaceRow[] {
  const rows = figures(load, platforms, nowMs)('city', places.cities, new Set());
  return rows.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0) || a.name.localeCompare(b.name, 'en'));
}

function figures(load: PlaceLoad, platforms: readonly PlatformId[], nowMs: number) {
  return (
    kind: 'city' | 'pop' | 'region',
    places: readonly { readonly id: string; readonly name: string }[],
    down: ReadonlySet<string>,
  ): readonly PlaceRow[] => {
    const { counts, sum } = load.counts(kind, platforms, nowMs);
    const medians = platforms.map((platform) => load.medians(kind, platform, nowMs));
    return places.map(({ id, name }, index) => ({
      kind,
      id,
      name,
      share: sum === 0 ? null : (counts.get(index) ?? 0) / sum,
      medianUs: medians.map((each) => each.get(index) ?? null),
      isDown: down.has(id),
    }));
  };
}

/** `12 %`, `0.4 %`. */
export function formatShare(share: number): string {
  if (share === 0) return '0 %';
  if (share < 0.001) return '< 0.1 %';
  return `${share < 0.0995 ? (share * 100).toFixed(1) : Math.round(share * 100)} %`;
}
