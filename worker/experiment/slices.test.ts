import { array, assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Execution } from '../host/handler.ts';
import type { HandlerSlice } from '../model/waterfall.ts';
import { cutIntoPhases } from './slices.ts';

const measured = { kind: 'measured', how: 'in a test' } as const;

/** A run that was entered at 100 ms of real time and waited as told: real work before it in ms, virtual wait in µs. */
function execution(waits: readonly { workMs: number; waitUs: number }[], lastWorkMs: number): Execution {
  let realMs = 100;
  let nowUs = 0;
  const records = waits.map(({ workMs, waitUs }, index) => {
    realMs += workMs;
    const startUs = nowUs;
    nowUs += waitUs;
    return { startUs, endUs: nowUs, forOrigin: index % 2 === 0, realMs };
  });
  const result = { ok: true, value: { status: 200, headers: [], body: new Uint8Array(0) } } as const;
  return {
    result,
    stopped: null,
    console: [],
    calls: [],
    waits: records,
    hasLateWork: false,
    enteredMs: 100,
    answeredMs: realMs + lastWorkMs,
    endedMs: realMs + lastWorkMs,
    waitsBeforeHead: records.length,
    waitsBeforeAnswer: records.length,
    headUs: 0,
    chunks: [],
    usesRandom: false,
  };
}

const answerSlices = (...args: Parameters<typeof cutIntoPhases>): readonly HandlerSlice[] =>
  cutIntoPhases(...args).answer;

const durations = (kind: string, slices: readonly HandlerSlice[]): number[] =>
  slices.filter((slice) => slice.kind === kind).map(({ durationUs }) => durationUs);

test('compute adds up to what was given, waits to what was waited, in integers that are not negative', () => {
  const waits = array(
    record({ workMs: double({ min: 0, max: 50, noNaN: true }), waitUs: integer({ min: 1, max: 1e6 }) }),
    { maxLength: 12 },
  );
  assert(
    property(
      waits,
      double({ min: 0, max: 50, noNaN: true }),
      integer({ min: 0, max: 1e7 }),
      (waited, last, computeUs) => {
        const slices = answerSlices(execution(waited, last), computeUs, measured);
        const compute = durations('compute', slices);
        expect(compute.reduce((sum, us) => sum + us, 0)).toBe(computeUs);
        expect(compute.every((us) => Number.isInteger(us) && us >= 0)).toBe(true);
        expect(durations('origin-wait', slices)).toEqual(waited.map(({ waitUs }) => waitUs));
        expect(slices.map(({ kind }) => kind).join(' ')).toMatch(/^compute( origin-wait compute)*$/);
      },
    ),
  );
});

test.each([
  ['no wait', [], 1, [1_000]],
  ['one wait in the middle', [{ workMs: 3, waitUs: 50 }], 1, [750, 250]],
  [
    'two waits',
    [
      { workMs: 2, waitUs: 5 },
      { workMs: 1, waitUs: 5 },
    ],
    1,
    [500, 250, 250],
  ],
  ['a clock that did not move', [{ workMs: 0, waitUs: 5 }], 0, [1_000, 0]],
  ['a clock that ran backwards', [{ workMs: -1, waitUs: 5 }], 2, [0, 1_000]],
])('compute is shared out as real time passed: %s', (_, waits, last, expected) => {
  expect(durations('compute', answerSlices(execution(waits, last), 1_000, measured))).toEqual(expected);
});

test('a stated figure is shared out evenly, whatever the clock said', () => {
  const stated = { kind: 'modelled', formula: 'stated figure', source: 'a test' } as const;
  const waits = [
    { workMs: 5, waitUs: 5 },
    { workMs: 1, waitUs: 5 },
  ];
  expect(durations('compute', answerSlices(execution(waits, 20), 1_000, stated))).toEqual([333, 334, 333]);
});

test('each slice says what it is and where it comes from', () => {
  const slices = answerSlices(
    execution(
      [
        { workMs: 1, waitUs: 5 },
        { workMs: 1, waitUs: 5 },
      ],
      1,
    ),
    10,
    measured,
  );
  expect(slices.map(({ detail, provenance }) => [detail, provenance.kind])).toEqual([
    ['the handler’s own work', 'measured'],
    ['waiting for an origin’s answer', 'modelled'],
    ['the handler’s own work', 'measured'],
    ['waiting for a timer', 'modelled'],
    ['the handler’s own work', 'measured'],
  ]);
});

const fourWaits = execution(
  [1, 1, 1, 1].map((workMs) => ({ workMs, waitUs: 10 })),
  1,
);

const told = (slices: readonly HandlerSlice[]): string =>
  slices.map(({ kind, durationUs }) => `${kind} ${durationUs}`).join(', ');

test('what came after the head, and after the answer, is told apart', () => {
  // Two waits before the head, one while the body was made, one more and 3 ms of work after that.
  const streamed = {
    ...fourWaits,
    waitsBeforeHead: 2,
    waitsBeforeAnswer: 3,
    hasLateWork: true,
    answeredMs: 104,
    endedMs: 107,
  };
  const { answer, stream, after } = cutIntoPhases(
    {
      ...streamed,
      waits: fourWaits.waits.with(3, { startUs: 30, endUs: 40, forOrigin: false, realMs: 106 }),
    },
    7_000,
    measured,
  );
  expect(told(answer)).toBe('compute 1000, origin-wait 10, compute 1000, origin-wait 10, compute 1000');
  expect(told(stream)).toBe('origin-wait 10, compute 1000');
  expect(told(after)).toBe('compute 2000, origin-wait 10, compute 1000');
});

test('ending a run is no work after the answer, however long it takes', () => {
  expect(cutIntoPhases({ ...fourWaits, endedMs: fourWaits.answeredMs + 50 }, 1_000, measured).after).toEqual(
    [],
  );
});
