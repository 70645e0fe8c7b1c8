import { DEFAULT_PRICES } from '../../../worker/project/world-prices.ts';
import { DEFAULT_TRAFFIC } from '../../../worker/project/world-traffic.ts';
import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { defineExample } from '../../example.ts';
import source from './handler.ts?raw';
import links from './links.json?raw';

export const keepingWarm = defineExample({
  id: 'keeping-warm',
  title: 'The price of keeping warm',
  summary: 'Short links that few people follow: what it costs to have somebody ready for them.',
  story: `Somebody follows one of these links about once a second. Ten Lambda environments kept ready in one region cost about 110 USD a month and
containers in five regions 590, and more than 99 % of either pays for waiting. At the edge nobody waits: an instance begins when a request
arrives, and over time less than a tenth of one exists. Its bill uses Cloudflare Workers' published prices, since Akamai has published none:
the 5 USD of the plan. What it costs instead is seen in the first minutes: a PoP that nobody has asked in the last hour fetches the component
before it answers.`,
  tests: `status is 302
header location contains video.example.com
"No such link: 404": status is 404
calls nothing`,
  source,
  others: { 'links.json': links },
  cityId: 'frankfurt',
  requests: [
    { name: 'The talk', path: '/talk' },
    { name: 'No such link: 404', path: '/nowhere' },
  ],
  world: {
    traffic: { ...DEFAULT_TRAFFIC, perSecond: 1 },
    lambda: { ...DEFAULT_WORLD.lambda, provisioned: 10 },
    containers: {
      ...DEFAULT_WORLD.containers,
      regions: ['us-east-1', 'eu-central-1', 'ap-southeast-1', 'sa-east-1', 'ap-southeast-2'],
    },
    prices: { ...DEFAULT_PRICES, edge: 'workers' },
  },
});
