import { defineExample } from '../example.ts';
import source from './handler.ts?raw';

export const hello = defineExample({
  id: 'hello',
  title: 'Hello',
  summary: 'The smallest handler: what is left of the latency is distance.',
  source,
  cityId: 'tokyo',
  requests: [{ name: 'Hello' }, { name: 'With a name', path: '/?name=Ada' }],
});
