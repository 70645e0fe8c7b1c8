import { defineExample, jsonOrigin } from '../../example.ts';
import source from './handler.ts?raw';

export const edgeLoses = defineExample({
  id: 'edge-loses',
  title: 'The edge loses',
  summary: 'A chatty handler and a distant database: five round trips, each of them the long way.',
  story: `Five questions to a database in Virginia, each of which needs the answer to the one before. In the region next door they take less than 20 ms, and the long way is travelled once,
or three times when the connection is new. At the PoP in Singapore every question is a long way of its
own: with the connection open the edge takes more than a second, the region less than a quarter of one. In traffic the edge's median is
three times the region's. Where code is chatty, run it beside its data, ask once for all five, or keep a copy of the data near.`,
  tests: `body $.total is 44
calls db.example.com exactly 5 times`,
  source,
  cityId: 'singapore',
  connection: 'reused',
  arrival: 'warm',
  origins: [jsonOrigin('db.example.com', 'us-east-1', 3, { id: 1815, amount: 40 })],
  requests: [{ name: 'The cart', path: '/cart' }],
});
