import { expect, test } from 'vitest';
import { weightOf, withWeight } from './weights.ts';

const both = ['us-east-1', 'eu-west-1'] as const;

test('a weight that is set is the one that is read; others stay', () => {
  const weights = withWeight([{ region: 'us-east-1', weight: 5 }], both, 'eu-west-1', 0);
  expect(both.map((region) => weightOf(weights, region))).toEqual([5, 0]);
});

test('the usual weight is not kept, nor that of a region that is gone', () => {
  const weights = [
    { region: 'us-west-2', weight: 3 },
    { region: 'us-east-1', weight: 5 },
  ] as const;
  expect(withWeight([...weights], both, 'us-east-1', 1)).toEqual([]);
});
