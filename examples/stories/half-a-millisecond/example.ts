import { defineExample } from '../../example.ts';
import source from './handler.ts?raw';

export const halfAMillisecond = defineExample({
  id: 'half-a-millisecond',
  title: 'Half a millisecond meets 300',
  summary: 'A start that takes next to no time, in a region that is far away.',
  story: `How long the component takes to start at the edge is measured in this tab; Spin states half a millisecond. Now send the request from
Jakarta, over a connection that is already open, to containers in Virginia that are always ready. Nothing has to start there, and the
answer still takes about 300 ms: it is the way there and back. The same bytes in Jakarta's PoP answer in about 43 ms, 38 of them the phone
network. Start traffic: half of the world waits longer than a quarter of a second for the region. No runtime can shorten that; a nearer
place can.`,
  tests: `status is 200
body contains Jakarta
calls nothing`,
  source,
  cityId: 'jakarta',
  connection: 'reused',
  arrival: 'warm',
  requests: [{ name: 'Hello' }],
});
