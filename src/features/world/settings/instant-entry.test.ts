import { expect, test } from 'vitest';
import { readInstant } from './instant-entry.ts';

test.each([
  ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z'],
  ['2026-11-23 12:00', '2026-11-23T12:00:00Z'],
  [' 2026-11-23t12:00:05 ', '2026-11-23T12:00:05Z'],
])('%j is an instant', (text, value) => {
  expect(readInstant(text)).toEqual({ ok: true, value });
});

test.each(['', 'noon', '2026-02-30T00:00:00Z', '1969-12-31T00:00:00Z', '2026-11-23'])(
  '%j is refused, with an example',
  (text) => {
    expect(readInstant(text)).toMatchObject({ ok: false });
  },
);
