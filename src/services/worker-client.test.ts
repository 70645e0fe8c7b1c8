import { expect, test } from 'vitest';
import { fakeWorkers } from './fake-worker.ts';
import { WorkerClient } from './worker-client.ts';

interface DoublingCalls {
  double: { input: number; output: number };
}

function setUp() {
  const { workers, spawn } = fakeWorkers<string>();
  return { client: new WorkerClient<DoublingCalls, string>(spawn), workers };
}

test('a reply settles its own caller', async () => {
  const { client, workers } = setUp();
  const first = client.call('double', 1);
  const second = client.call('double', 2);
  workers[0]?.send({ type: 'reply', id: 2, output: 4 });
  workers[0]?.send({ type: 'reply', id: 1, output: 2 });
  expect(await first).toEqual({ ok: true, value: 2 });
  expect(await second).toEqual({ ok: true, value: 4 });
  expect(workers).toHaveLength(1);
});

test('a kill settles every caller, and the next call gets a fresh worker', async () => {
  const { client, workers } = setUp();
  const calls = [client.call('double', 1), client.call('double', 2)];
  client.kill();
  expect(await Promise.all(calls)).toEqual([
    { ok: false, failure: { kind: 'terminated' } },
    { ok: false, failure: { kind: 'terminated' } },
  ]);
  expect(workers[0]?.terminated).toBe(true);
  const next = client.call('double', 3);
  workers[1]?.send({ type: 'reply', id: 3, output: 6 });
  expect(await next).toEqual({ ok: true, value: 6 });
});

test('messages of a dead worker are ignored', async () => {
  const { client, workers } = setUp();
  const events: string[] = [];
  client.onEvent = (event) => events.push(event);
  const killed = client.call('double', 1);
  client.kill();
  workers[0]?.send({ type: 'event', event: 'late' });
  workers[0]?.send({ type: 'reply', id: 1, output: 2 });
  expect(await killed).toMatchObject({ ok: false });
  const next = client.call('double', 2);
  workers[0]?.break('late');
  workers[1]?.send({ type: 'event', event: 'fresh' });
  workers[1]?.send({ type: 'reply', id: 2, output: 4 });
  expect(await next).toEqual({ ok: true, value: 4 });
  expect(events).toEqual(['fresh']);
});

test('a crashed call fails alone', async () => {
  const { client, workers } = setUp();
  const crashed = client.call('double', 1);
  const fine = client.call('double', 2);
  workers[0]?.send({ type: 'crashed', id: 1, message: 'out of luck' });
  workers[0]?.send({ type: 'reply', id: 2, output: 4 });
  expect(await crashed).toEqual({
    ok: false,
    failure: { kind: 'worker-unavailable', message: 'out of luck' },
  });
  expect(await fine).toEqual({ ok: true, value: 4 });
});

test('a worker that errs or cannot be read settles its callers', async () => {
  const { client, workers } = setUp();
  const erred = client.call('double', 1);
  workers[0]?.break('no such file');
  expect(await erred).toMatchObject({ failure: { kind: 'worker-unavailable', message: 'no such file' } });
  const unread = client.call('double', 2);
  workers[1]?.dispatchEvent(new Event('messageerror'));
  expect(await unread).toMatchObject({ failure: { kind: 'worker-unavailable' } });
});

test('an input that cannot be cloned settles its caller and leaves the worker alone', async () => {
  const { client, workers } = setUp();
  const failed = await client.call('double', (() => 1) as unknown as number);
  expect(failed).toMatchObject({ ok: false, failure: { kind: 'worker-unavailable' } });
  const next = client.call('double', 2);
  workers[0]?.send({ type: 'reply', id: 2, output: 4 });
  expect(await next).toEqual({ ok: true, value: 4 });
});

test('a spawn that fails settles its caller', async () => {
  const client = new WorkerClient<DoublingCalls, string>(() => {
    throw new Error('blocked by policy');
  });
  expect(await client.call('double', 1)).toMatchObject({
    ok: false,
    failure: { kind: 'worker-unavailable', message: 'Error: blocked by policy' },
  });
});
