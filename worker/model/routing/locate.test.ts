import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import { cityIndexOf, PLACES, regionIndexOf } from '../places.ts';
import { explainDecision, locate } from './locate.ts';

const tokyo = cityIndexOf('tokyo') ?? -1;

test('the edge is the PoP in town, the others are the region of the world', () => {
  const edge = locate(DEFAULT_WORLD, 'edge', tokyo);
  expect(PLACES.pops.metros[edge.index]?.id).toBe('TYO');
  const region = { kind: 'region', index: regionIndexOf('us-east-1') };
  expect(locate(DEFAULT_WORLD, 'lambda', tokyo)).toEqual(region);
  expect(locate(DEFAULT_WORLD, 'containers', tokyo)).toEqual(region);
  expect(() => locate(DEFAULT_WORLD, 'edge', 9_999)).toThrow(RangeError);
});

test('a decision names the place, its round trip and the next best', () => {
  const { chosen, reason } = explainDecision(DEFAULT_WORLD, 'edge', tokyo);
  expect(chosen).toEqual({ kind: 'pop', id: 'TYO', name: 'Tokyo' });
  expect(reason).toMatch(/^nearest of \d+ PoPs by RTT: Tokyo 0\.5 ms; next Osaka [\d.]+ ms$/);
  const region = explainDecision(DEFAULT_WORLD, 'lambda', tokyo);
  expect(region.reason).toMatch(/^always N\. Virginia, where it is deployed: RTT \d+ ms from Tokyo$/);
});
