import { DEFAULT_TRAFFIC } from '../../../worker/project/world-traffic.ts';
import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { defineExample, jsonOrigin } from '../../example.ts';
import source from '../../signed-token/handler.ts?raw';
import { TOKENS } from '../../signed-token/tokens.ts';

export const stoppedAttack = defineExample({
  id: 'stopped-attack',
  title: 'Authorization at the edge stops an attack',
  summary: 'A botnet asks ten thousand times a second, without a token.',
  story: `At 20 s a botnet in twenty cities asks ten thousand times a second, without a token. The handler checks each request where it
arrives and refuses it: all of the botnet's requests end at the PoPs near it, and not one reaches the accounts service in Virginia. The
handler does this alone here: the PoPs' own filter, which would take 99 % before any code runs, is switched off. A region refuses
them as well, but for a month like this minute more than nine tenths of Lambda's bill would be the botnet's. Those who have a token wait no longer than before.`,
  tests: `body $.user is ada
"As the botnet asks: 401": status is 401
"As the botnet asks: 401": calls nothing
"Forged: 401": status is 401`,
  source,
  cityId: 'london',
  origins: [jsonOrigin('accounts.example.com', 'us-east-1', 12, { user: 'ada', plan: 'pro' })],
  requests: [
    { name: 'With a token', headers: [['authorization', `Bearer ${TOKENS.valid}`]] },
    { name: 'As the botnet asks: 401' },
    { name: 'Forged: 401', headers: [['authorization', `Bearer ${TOKENS.forged}`]] },
  ],
  world: {
    edge: { ...DEFAULT_WORLD.edge, filteredAttackShare: 0 },
    traffic: {
      ...DEFAULT_TRAFFIC,
      perSecond: 100,
      surges: [{ kind: 'attack', atS: 20, perSecond: 10_000, rampS: 2, durationS: 45, botnet: 20 }],
    },
  },
});
