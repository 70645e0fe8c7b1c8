import { expect, test } from 'vitest';
import type { Segment, SegmentKind } from '../../../worker/protocol/waterfall.ts';
import { sumProvenance } from './sum-provenance.ts';

const segment = (
  kind: SegmentKind,
  startMs: number,
  durationMs: number,
  how: 'measured' | 'modelled',
): Segment => ({
  kind,
  startUs: startMs * 1_000,
  durationUs: durationMs * 1_000,
  detail: '',
  provenance: how === 'measured' ? { kind: how, how: '' } : { kind: how, formula: '', source: '' },
});
const segments = [
  segment('tcp', 0, 10, 'modelled'),
  segment('compute', 10, 2, 'measured'),
  segment('response', 12, 5, 'modelled'),
  segment('transfer', 17, 3, 'modelled'),
];

test('a total is told by its segments and by how they are known', () => {
  const provenance = sumProvenance(segments, 20_000);
  expect(provenance).toMatchObject({
    kind: 'modelled',
    formula: 'the sum of its 4 segments',
    source: '2.0 ms measured, 18 ms modelled',
  });
});

test('the first byte leaves out what comes after it', () => {
  expect(sumProvenance(segments, 17_000)).toMatchObject({
    formula: 'the sum of its 3 segments',
    parameters: [
      { name: 'TCP handshake', value: '10 ms', source: 'modelled' },
      { value: '2.0 ms', source: 'measured' },
      { value: '5.0 ms' },
    ],
  });
});
