/** Durations, shares and counts. */
import type { TrafficClaim } from './assertion.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';

const US_OF: Readonly<Record<string, number>> = { us: 1, µs: 1, ms: 1_000, s: 1_000_000 };
const DURATION = 'a duration such as 100 ms';
const UNITS = ['ms', 's', 'us', 'µs'] as const;

/** Whole microseconds. */
export function readUs(reader: TokenReader): number {
  const figure = reader.need(DURATION, (token) =>
    isAtLeastZero(token) && (token.unit === '' || token.unit in US_OF) ? token : null,
  );
  const unit = figure.unit === '' ? UNITS.find((each) => reader.words(each)) : figure.unit;
  return Math.round(figure.value * (US_OF[unit ?? ''] ?? reader.fail()));
}

type Limit = Extract<TrafficClaim, { kind: 'counted' }>['limit'];

/** `1 %` or `20`. */
export function readLimit(reader: TokenReader): Limit {
  const { value, unit } = reader.need('a number, or a share such as 1 %', (token) =>
    isAtLeastZero(token) && (token.unit === '' || token.unit === '%') ? token : null,
  );
  const isShare = unit === '%' || reader.words('%');
  return isShare ? { kind: 'share', value: value / 100 } : { kind: 'count', value };
}

const isAtLeastZero = (token: Token): token is Extract<Token, { kind: 'figure' }> =>
  token.kind === 'figure' && token.value >= 0;
