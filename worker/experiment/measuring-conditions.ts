import type { Environment } from '../host/environment.ts';
import { cityAt } from '../model/places.ts';
import { streamOf } from '../model/random.ts';
import type { World } from '../project/world.ts';
import type { HttpRequest } from '../protocol/http.ts';
import { originsSeenFrom } from './origins.ts';
import { routeRequest } from './router-request.ts';

/** Any one client's request stands for all: they differ in nothing but the client's geography. */
export function measuringConditions(
  world: World,
  request: HttpRequest,
  cpuLimitMs: number,
): { readonly routed: HttpRequest; readonly environment: Environment } {
  return {
    routed: routeRequest(request, cityAt(0)),
    environment: {
      wallClockMs: Date.parse(world.startsAt),
      seed: streamOf(world.seed, 'handler', 'measure'),
      cpuLimitMs,
      callOrigin: originsSeenFrom(world, { kind: 'region', index: 0 }),
    },
  };
}
