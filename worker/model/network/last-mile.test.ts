import { expect, test } from 'vitest';
import { ACCESS_NETWORKS } from '../../project/world.ts';
import { ACCESS_MIX, LAST_MILES } from '../data/constants.ts';
import { cityIndexOf } from '../places.ts';
import { drawLastMileUs, typicalAccess } from './last-mile.ts';

const tokyo = cityIndexOf('tokyo') ?? -1;
const lagos = cityIndexOf('lagos') ?? -1;
const kampala = cityIndexOf('kampala') ?? -1;

test('every mix adds up to one', () => {
  for (const mix of Object.values(ACCESS_MIX)) {
    expect(Object.values(mix).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

test('every access network a world can name has a last mile', () => {
  for (const access of ACCESS_NETWORKS) {
    if (access === 'mix') continue;
    expect(drawLastMileUs(access, tokyo, 0.5)).toBe(1_000 * LAST_MILES[access].medianMs);
  }
});

test('a mix draws each line as often as its share', () => {
  // Within a line the quality rises with u, so the first value of each line is its lowest quantile.
  const { fibre = 0, cable = 0 } = ACCESS_MIX.high;
  expect(drawLastMileUs('mix', tokyo, fibre / 2)).toBe(1_000 * LAST_MILES.fibre.medianMs);
  expect(drawLastMileUs('mix', tokyo, fibre + cable / 2)).toBe(1_000 * LAST_MILES.cable.medianMs);
});

test('the told request takes the most common line of the country', () => {
  expect(typicalAccess('mix', tokyo)).toBe('fibre');
  expect(typicalAccess('mix', lagos)).toBe('4g');
  expect(typicalAccess('mix', kampala)).toBe('4g');
  expect(typicalAccess('dsl', tokyo)).toBe('dsl');
});
