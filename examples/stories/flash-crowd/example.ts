import { DEFAULT_TRAFFIC } from '../../../worker/project/world-traffic.ts';
import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { defineExample, jsonOrigin } from '../../example.ts';
import source from './handler.ts?raw';

export const flashCrowd = defineExample({
  id: 'flash-crowd',
  title: 'A flash crowd',
  summary: 'Tickets go on sale after twenty seconds, and everybody comes at once.',
  story: `At 20 s tickets go on sale and thirty times as many people come. Three containers with room for twenty requests each fill up within
seconds and turn people away, until autoscaling has looked, every 15 s, and more have started. Lambda and the edge turn nobody away: Lambda
starts some two hundred environments, each of which makes one person wait some 350 ms longer; the edge starts an instance for
every request, as it did before. But nothing makes the box office nearer: at the edge most of each answer is the wait for Virginia.`,
  tests: `body $.state is "on sale"
header cache-control is no-store
calls box-office.example.com exactly once`,
  source,
  cityId: 'sao-paulo',
  origins: [jsonOrigin('box-office.example.com', 'us-east-1', 60, { left: 1_815 })],
  requests: [{ name: 'How many are left', path: '/?concert=tonight' }],
  world: {
    containers: {
      ...DEFAULT_WORLD.containers,
      replicas: 3,
      concurrency: 20,
      queueLimit: 200,
      autoscale: { most: 60, targetShare: 0.7 },
    },
    traffic: {
      ...DEFAULT_TRAFFIC,
      perSecond: 100,
      surges: [{ kind: 'flash-crowd', atS: 20, factor: 30, riseS: 5, holdS: 60, decayS: 60 }],
    },
  },
});
