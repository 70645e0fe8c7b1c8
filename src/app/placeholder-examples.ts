import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import type { Example } from '../state/store.ts';

const HELLO = `export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const name = url.searchParams.get('name') ?? 'world';
    console.log('asked for', name);
    return Response.json({ hello: name, at: new Date().toISOString() });
  },
};
`;

export const EXAMPLES: readonly Example[] = [
  {
    id: 'hello',
    title: 'Hello',
    summary: 'The smallest handler',
    project: {
      title: 'Hello',
      file: 'handler.ts',
      source: HELLO,
      requests: [{ name: 'Hello', method: 'GET', path: '/?name=Ada', headers: [], body: '' }],
      selectedRequest: 0,
      cityId: 'tokyo',
      connection: 'new',
      arrival: 'cold',
      world: DEFAULT_WORLD,
    },
  },
];
