import { defineExample, jsonOrigin } from '../example.ts';
import source from './handler.ts?raw';

export const composite = defineExample({
  id: 'composite',
  title: 'Composite with a regional origin',
  summary: 'Three origin calls, two of them at once: where a chatty handler should run.',
  source,
  cityId: 'singapore',
  origins: [
    jsonOrigin('catalogue.example.com', 'us-east-1', 8, { name: 'Field notes', category: 'paper' }),
    jsonOrigin('stock.example.com', 'eu-central-1', 15, { available: 7 }),
    jsonOrigin('related.example.com', 'us-east-1', 10, ['Pencil', 'Index cards', 'Ruler']),
  ],
  requests: [
    { name: 'Product 42', path: '/?id=42' },
    { name: 'Product 7', path: '/?id=7' },
  ],
});
