import { defineExample, jsonOrigin } from '../../example.ts';
import source from './handler.ts?raw';

export const regionalContainers = defineExample({
  id: 'regional-containers',
  title: 'Composite with regional containers',
  summary: 'The edge takes the request, containers beside the data answer it.',
  story: `Orders and parcels live in Virginia, and the handler asks for one after the other. Wholly at the edge it
crosses the ocean twice; wholly in the region it is far from its clients, who cross the ocean twice more for a new connection. Composed,
the PoP in Nairobi ends the connection, and sends one request over the provider's network to containers beside the data: about 380 ms,
against 570 at the edge alone and over 1,200 in the region alone. In traffic the composite has the lowest median of the four.`,
  tests: `body $.parcel is "on its way"
calls anything exactly twice
"No such order: 404": status is 404
"No such order: 404": calls nothing`,
  source,
  cityId: 'nairobi',
  origins: [
    jsonOrigin('orders.example.com', 'us-east-1', 4, { number: 1815, items: 3 }),
    jsonOrigin('parcels.example.com', 'us-east-1', 6, { state: 'on its way' }),
  ],
  requests: [
    { name: 'Order 1815', path: '/orders/1815' },
    { name: 'No such order: 404', path: '/orders/x' },
  ],
  world: {
    platforms: ['lambda', 'containers', 'edge', 'hybrid'],
  },
});
