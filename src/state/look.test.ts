import { expect, test } from 'vitest';
import { rangeOf, scrubbedTo, zoomedTo } from './look.ts';

const recorded = { newest: 400, oldest: 101 };
const young = { newest: 20, oldest: 0 };

test('without a choice the newest minute is shown', () => {
  expect(rangeOf(null, recorded)).toEqual({ from: 341, until: 400 });
  expect(rangeOf(null, young)).toEqual({ from: 0, until: 20 });
  expect(rangeOf(null, { newest: -1, oldest: 0 })).toEqual({ from: 0, until: 0 });
});

test('a moment is the minute before it, as far as it is recorded', () => {
  expect(rangeOf({ kind: 'moment', until: 300 }, recorded)).toEqual({ from: 241, until: 300 });
  expect(rangeOf({ kind: 'moment', until: 130 }, recorded)).toEqual({ from: 101, until: 130 });
});

test('a picture that stands longer than is recorded goes with the oldest', () => {
  expect(rangeOf({ kind: 'moment', until: 3 }, recorded)).toEqual({ from: 101, until: 101 });
  expect(rangeOf({ kind: 'zoom', from: 3, until: 150 }, recorded)).toEqual({ from: 101, until: 150 });
});

test('scrubbing stays within the recording and keeps the length of a zoom', () => {
  expect(scrubbedTo(250, null, recorded)).toEqual({ kind: 'moment', until: 250 });
  expect(scrubbedTo(999, null, recorded)).toEqual({ kind: 'moment', until: 400 });
  const zoom = { kind: 'zoom', from: 300, until: 310 } as const;
  expect(scrubbedTo(305, zoom, recorded)).toEqual({ kind: 'zoom', from: 295, until: 305 });
  expect(scrubbedTo(104, zoom, recorded)).toEqual({ kind: 'zoom', from: 101, until: 104 });
});

test('what was dragged over becomes whole spans, at least one, in either direction', () => {
  expect(zoomedTo(200.4, 203.2, 1, recorded)).toEqual({ kind: 'zoom', from: 200, until: 203 });
  expect(zoomedTo(203.2, 200.4, 1, recorded)).toEqual({ kind: 'zoom', from: 200, until: 203 });
  expect(zoomedTo(200.1, 200.2, 1, recorded)).toEqual({ kind: 'zoom', from: 200, until: 200 });
  expect(zoomedTo(6_000, 9_000, 60, recorded)).toEqual({ kind: 'zoom', from: 101, until: 149 });
  expect(zoomedTo(-5, 999, 1, young)).toEqual({ kind: 'zoom', from: 0, until: 20 });
});
