import { defineExample, jsonOrigin } from '../example.ts';
import source from './handler.ts?raw';

export const nanoidRequestIds = defineExample({
  id: 'nanoid-request-ids',
  title: 'Request ids with nanoid',
  summary: 'Identifiers made anywhere at once, and randomness that no snapshot holds.',
  source,
  cityId: 'toronto',
  origins: [jsonOrigin('catalogue.example.com', 'us-east-1', 6, { books: 3 })],
  requests: [
    { name: 'A new request' },
    { name: 'One that has an id', headers: [['x-request-id', 'from-the-client']] },
  ],
});
