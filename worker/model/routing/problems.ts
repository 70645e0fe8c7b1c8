/** Weights that lead to nobody. */
import type { World } from '../../project/world.ts';

export interface RoutingProblem {
  /** Below the world, such as `routing.weights.0.region`. */
  readonly path: string;
  readonly message: string;
}

/** Whoever takes a world from a person should say these. */
export function routingProblems({ routing, containers, region }: World): RoutingProblem[] {
  if (routing.policy !== 'weighted') return [];
  const regions = containers.regions.length === 0 ? [region] : containers.regions;
  const strangers = routing.weights.flatMap(({ region: id }, at) =>
    regions.includes(id)
      ? []
      : [{ path: `routing.weights.${at}.region`, message: `no container runs in the region “${id}”` }],
  );
  const isNobody = regions.every((id) =>
    routing.weights.some((each) => each.region === id && each.weight === 0),
  );
  return isNobody
    ? [...strangers, { path: 'routing.weights', message: 'must leave some region a weight above 0' }]
    : strangers;
}
