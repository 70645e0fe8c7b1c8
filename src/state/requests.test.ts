import { expect, test } from 'vitest';
import { openSession, projectOf } from './fake-session.ts';

const request = (name: string) => ({ name, method: 'GET', path: `/${name}`, headers: [], body: '' });
const open = (...names: string[]) =>
  openSession(projectOf('', { requests: names.map(request), selectedRequest: 1 })).store;

const names = (store: ReturnType<typeof open>): readonly string[] =>
  store.getState().project.requests.map(({ name }) => name);
const selected = (store: ReturnType<typeof open>): string | undefined =>
  names(store)[store.getState().project.selectedRequest];

test('a copy stands behind its original, under a name of its own, and is selected', () => {
  const store = open('a', 'b');
  store.getState().duplicateRequest(0);
  expect([names(store), selected(store)]).toEqual([['a', 'a 2', 'b'], 'a 2']);
  store.getState().duplicateRequest(1);
  expect(names(store)).toEqual(['a', 'a 2', 'a 3', 'b']);
});

test('a request that moves takes the selection along', () => {
  const store = open('a', 'b', 'c');
  store.getState().moveRequest(1, 2);
  expect([names(store), selected(store)]).toEqual([['a', 'c', 'b'], 'b']);
  store.getState().moveRequest(0, 5);
  expect(names(store)).toEqual(['a', 'c', 'b']);
});

test('a request that was deleted comes back where it was, and the last one stays', () => {
  const store = open('a', 'b', 'c');
  store.getState().deleteRequest(0);
  expect([names(store), selected(store)]).toEqual([['b', 'c'], 'b']);
  const [notice] = store.getState().notices;
  notice?.actions[0]?.act();
  expect([names(store), selected(store)]).toEqual([['a', 'b', 'c'], 'a']);
  expect(store.getState().notices).toEqual([]);
  for (let count = 0; count < 5; count += 1) store.getState().deleteRequest(0);
  expect(names(store)).toHaveLength(1);
  expect(store.getState().isEdited).toBe(true);
});

test('undo adds nothing to a project that was opened since', () => {
  const store = open('a', 'b');
  store.getState().deleteRequest(0);
  const undo = store.getState().notices[0]?.actions[0]?.act;
  store.getState().openProject(projectOf('', { requests: [request('other')] }), 'link');
  undo?.();
  expect(names(store)).toEqual(['other']);
});

const mixOf = (store: ReturnType<typeof open>): readonly string[] =>
  store.getState().project.world.traffic.mix.map(({ request: at, share }) => `${names(store)[at]} ${share}`);

test('a mix goes on meaning the same requests, whatever is added, moved, deleted and brought back', () => {
  const store = open('a', 'b', 'c');
  const { traffic } = store.getState().project.world;
  const mix = [
    { request: 2, share: 3 },
    { request: 0, share: 1 },
    { request: 1, share: 2 },
  ];
  store.getState().editWorld({ traffic: { ...traffic, mix } });
  store.getState().duplicateRequest(0);
  expect(mixOf(store)).toEqual(['c 3', 'a 1', 'b 2']);
  store.getState().moveRequest(3, 0);
  expect([names(store), mixOf(store)]).toEqual([
    ['c', 'a', 'a 2', 'b'],
    ['c 3', 'a 1', 'b 2'],
  ]);
  store.getState().deleteRequest(1);
  expect(mixOf(store)).toEqual(['c 3', 'b 2']);
  store.getState().notices[0]?.actions[0]?.act();
  expect(mixOf(store)).toEqual(['c 3', 'b 2', 'a 1']);
});

test('requests that are reset bring their own mix, and a world that is reset none for other requests', () => {
  const store = open('a', 'b', 'c');
  const { traffic } = store.getState().project.world;
  store.getState().editWorld({ traffic: { ...traffic, mix: [{ request: 2, share: 1 }] } });
  const from = projectOf('', { requests: [request('other')] });
  const mixed = {
    ...from,
    world: { ...from.world, traffic: { ...traffic, mix: [{ request: 0, share: 7 }] } },
  };
  store.getState().resetPart('world', mixed);
  expect(mixOf(store)).toEqual([]);
  store.getState().resetPart('requests', mixed);
  expect(mixOf(store)).toEqual(['other 7']);
});
