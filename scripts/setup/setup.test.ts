import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { checkNode, satisfies } from './dependencies.mjs';
import { checkPortIsFree, choosePort } from './serve.mjs';

test.each(['20.18.9', '18.20.0'])('Node %s is refused, with both versions named', async (version) => {
  await expect(checkNode(version)).rejects.toThrow(`needs Node 20.19 or newer; this is Node ${version}`);
});

test.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('Node %s is accepted', async (version) => {
  await expect(checkNode(version)).resolves.toMatchObject({ note: version });
});

test('an install is needed when a package is missing or has another version', () => {
  const wanted = { '': {}, 'node_modules/a': { version: '1.0.0' } };
  expect(satisfies(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  expect(satisfies(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
  expect(satisfies(wanted, {})).toBe(false);
});

test('an optional package of another platform may be missing', () => {
  expect(satisfies({ 'node_modules/a': { version: '1.0.0', optional: true } }, {})).toBe(true);
});

test('PORT chooses the port, else it is 4173', () => {
  expect(choosePort('8080')).toBe(8080);
  expect(choosePort(undefined)).toBe(4173);
});

test.each(['abc', '0', '65536', '80.5'])('PORT=%s is refused', (text) => {
  expect(() => choosePort(text)).toThrow(/not a port number/);
});

test('a port that is taken is refused with a way out', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(checkPortIsFree(port)).rejects.toThrow(`PORT=${port + 1} npm start`);
  await new Promise((resolve) => server.close(resolve));
  await expect(checkPortIsFree(port)).resolves.toBeUndefined();
});
