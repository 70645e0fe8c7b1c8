import type { RegionId, World } from '../../../../worker/project/world.ts';

type Weights = World['routing']['weights'];

/** A region that is not listed has a weight of 1. */
export function weightOf(weights: Weights, region: RegionId): number {
  return weights.find((each) => each.region === region)?.weight ?? 1;
}

/** Of these regions, one anew; those of other regions are forgotten. */
export function withWeight(
  weights: Weights,
  regions: readonly RegionId[],
  region: RegionId,
  weight: number,
): Weights {
  return regions
    .map((id) => ({ region: id, weight: id === region ? weight : weightOf(weights, id) }))
    .filter((each) => each.weight !== 1);
}
