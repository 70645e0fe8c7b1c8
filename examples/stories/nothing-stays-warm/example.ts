import { DEFAULT_TRAFFIC } from '../../../worker/project/world-traffic.ts';
import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { defineExample } from '../../example.ts';
import source from './handler.ts?raw';
import page from './page.html?raw';

export const nothingStaysWarm = defineExample({
  id: 'nothing-stays-warm',
  title: 'Nothing stays warm over 4,100 PoPs',
  summary: 'The nearer the place, the fewer people ask it: what waits for them has gone to sleep.',
  story: `Twenty requests a second, spread over 4,100 PoPs, are one in three and a half minutes for each. Isolates, kept for a minute
here, have mostly gone when the next one comes: in the first ninety seconds more than a quarter of all requests find none, against a few
per thousand on Lambda in its one region. Fresh instances give nothing up, since each request starts its own; but every PoP has
to fetch the component once, and that shows in the tail. With the 26 documented regions in place of 4,100 PoPs both are rare, and
people are farther away: try it.`,
  tests: `status is 200
header content-type contains html
header content-security-policy contains "default-src 'self'"`,
  source,
  others: { 'page.html': page },
  cityId: 'lagos',
  requests: [{ name: 'The page' }],
  world: {
    platforms: ['lambda', 'isolates', 'edge'],
    edge: { ...DEFAULT_WORLD.edge, placement: 'story' },
    isolates: { ...DEFAULT_WORLD.isolates, keepAliveS: 60 },
    traffic: { ...DEFAULT_TRAFFIC, perSecond: 20 },
  },
});
