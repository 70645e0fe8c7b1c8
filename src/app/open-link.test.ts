import { expect, test } from 'vitest';
import { encodeLink } from '../../worker/project/link.ts';
import type { Project } from '../../worker/project/project.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import type { Ports } from '../state/ports.ts';
import { createSession } from '../state/store.ts';
import { openLink } from './open-link.ts';

const project = (source: string): Project => ({
  title: 'Hello',
  files: [{ path: 'handler.ts', text: source }],
  entry: 'handler.ts',
  requests: [{ name: 'Hello', method: 'GET', path: '/', headers: [], body: '' }],
  selectedRequest: 0,
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'warm',
  world: DEFAULT_WORLD,
});

const terminated = async () => ({ ok: false, failure: { kind: 'terminated' } }) as const;

function setUp() {
  const ports: Ports = {
    compiler: { compile: terminated },
    transpiler: { transpile: terminated, inspect: terminated },
    runner: { run: terminated },
    simulator: { places: terminated, start: terminated, stop: async () => {}, onEvent: () => {} },
    page: { address: 'http://test/', copyText: async () => true, download: () => {} },
  };
  const { store } = createSession(ports, [
    { id: 'hello', title: 'Hello', summary: '', project: project('example') },
  ]);
  return store;
}

function linkTo(source: string): string {
  const link = encodeLink(project(source));
  if (!link.ok) throw new Error('the project makes no link');
  return link.value;
}

test.each(['', '#', '#about', '#hello=1'])('the hash %j is no link: nothing is opened or told', (hash) => {
  const store = setUp();
  openLink(store, hash);
  expect(store.getState()).toMatchObject({ notices: [], opened: 'example' });
});

test('a link is opened, and a damaged one is told', () => {
  const store = setUp();
  const link = linkTo('from a link');
  openLink(store, link.slice(0, -5));
  expect(store.getState()).toMatchObject({
    notices: [{ id: 'link' }],
    opened: 'example',
    project: { files: [{ text: 'example' }] },
  });
  openLink(store, link);
  expect(store.getState()).toMatchObject({
    notices: [],
    opened: 'link',
    project: { files: [{ text: 'from a link' }] },
  });
});
