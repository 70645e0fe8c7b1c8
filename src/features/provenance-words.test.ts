import { expect, test } from 'vitest';
import { provenanceWords } from './provenance-words.ts';

const spread = { p5Us: 280, p50Us: 310, p95Us: 400, batches: 20, perBatch: 50 };

test('what was measured says how, and how much it varied', () => {
  expect(provenanceWords({ kind: 'measured', how: 'Timed in this tab' })).toBe('Timed in this tab.');
  expect(provenanceWords({ kind: 'measured', how: 'Timed in this tab', spread })).toBe(
    'Timed in this tab: median 0.31 ms, 5–95 % 0.28–0.40 ms, 20 batches of 50.',
  );
  expect(
    provenanceWords({ kind: 'measured', how: 'Timed', spread: { ...spread, batches: 1, perBatch: 1 } }),
  ).toBe('Timed: one run, 0.31 ms.');
});

test('what is modelled says its formula and what was put in', () => {
  const modelled = { kind: 'modelled', formula: 'rounds × RTT', source: 'docs/model.md' } as const;
  expect(provenanceWords(modelled)).toBe('rounds × RTT. Source: docs/model.md.');
  const parameters = [
    { name: 'rounds', value: '2' },
    { name: 'RTT', value: '40 ms', source: 'own fit' },
  ];
  expect(provenanceWords({ ...modelled, parameters })).toBe(
    'rounds × RTT, rounds 2, RTT 40 ms. Source: docs/model.md.',
  );
});

test('what is quoted says who and when', () => {
  expect(provenanceWords({ kind: 'quoted', source: 'fermyon.com', asOf: '2025' })).toBe('fermyon.com, 2025.');
});
