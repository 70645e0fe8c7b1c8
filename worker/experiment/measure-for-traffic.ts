import type { RequestHandler } from '../host/handler.ts';
import type { World } from '../project/world.ts';
import type { HttpRequest } from '../protocol/http.ts';
import { type MeasuredSamples, measure } from './measure.ts';
import { measuringConditions } from './measuring-conditions.ts';

/** `entering`: see `measure`. */
export function measureForTraffic(
  handler: RequestHandler,
  world: World,
  request: HttpRequest,
  cpuLimitMs: number,
  entering: () => void,
): MeasuredSamples {
  const { routed, environment } = measuringConditions(world, request, cpuLimitMs);
  entering();
  return measure(handler, routed, environment, handler.run(routed, environment), entering);
}
