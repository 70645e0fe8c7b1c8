import type { RequestHandler } from '../host/handler.ts';
import { cityAt } from '../model/places.ts';
import { streamOf } from '../model/random.ts';
import type { World } from '../project/world.ts';
import type { HttpRequest } from '../protocol/http.ts';
import { type MeasuredSamples, measure } from './measure.ts';
import { originsSeenFrom } from './origins.ts';
import { routeRequest } from './router-request.ts';

/** Any one client's request stands for all: they differ in nothing but the client's geography. `entering`: see `measure`. */
export function measureForTraffic(
  handler: RequestHandler,
  world: World,
  request: HttpRequest,
  cpuLimitMs: number,
  entering: () => void,
): MeasuredSamples {
  const environment = {
    wallClockMs: Date.parse(world.startsAt),
    seed: streamOf(world.seed, 'handler', 'measure'),
    cpuLimitMs,
    callOrigin: originsSeenFrom(world, { kind: 'region', index: 0 }),
  };
  const routed = routeRequest(request, cityAt(0));
  entering();
  return measure(handler, routed, environment, handler.run(routed, environment), entering);
}
