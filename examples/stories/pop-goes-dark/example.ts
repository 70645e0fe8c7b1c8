import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { defineExample } from '../../example.ts';
import source from './handler.ts?raw';

export const popGoesDark = defineExample({
  id: 'pop-goes-dark',
  title: 'A PoP goes dark',
  summary: 'After twenty seconds Frankfurt answers nobody; watch where its people go.',
  story: `At 20 s the PoP in Frankfurt goes dark for two minutes. Packets go on being sent there until the internet's routes have moved, by an
assumed median of 15 s; some requests fail. Then each network finds its next best PoP: Amsterdam, Paris, Zürich, Warsaw, and for some a
farther one. The region in Virginia notices nothing, and neither does who asks Singapore. Nobody changed a setting, and no variant is lost:
it is in the reader's cookie.`,
  tests: `header set-cookie matches /^variant=[AB];/
"One who was here before": header set-cookie is missing
"One who was here before": body contains "Start now"`,
  source,
  cityId: 'frankfurt',
  requests: [
    { name: 'A new reader' },
    { name: 'One who was here before', headers: [['cookie', 'variant=B']] },
  ],
  world: {
    faults: [{ kind: 'pop-outage', atS: 20, durationS: 120, pop: 'FRA' }],
    traffic: { ...DEFAULT_WORLD.traffic, perSecond: 500 },
  },
});
