/** How far the model is from what others measured. Each check prints what it found. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AZURE_P95_JULY_2026, AZURE_REGIONS, azurePair } from './azure-pairs.fixture.ts';
import type { MeasuredPair } from './azure-pairs.fixture.ts';
import { WHOLE_CABLES } from './cables.ts';
import { distanceKm } from './geography.ts';
import { IBM_MEANS_AUGUST_2026 } from './ibm-pairs.fixture.ts';
import { backboneMs } from './round-trip.ts';

interface Accuracy {
  readonly pairs: number;
  readonly medianError: number;
  readonly withinQuarter: number;
  readonly bias: number;
  /** Least modelled round trip over that of light in fibre. */
  readonly leastStretch: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

function accuracyOf(measured: readonly MeasuredPair[]): Accuracy {
  const compared = measured.map(({ from, to, rttMs }) => {
    const km = distanceKm(from, to);
    const modelledMs = backboneMs(WHOLE_CABLES.pathMs('backbone', from, to), km);
    return { error: modelledMs / rttMs - 1, stretch: modelledMs / (km / 100) };
  });
  const sizes = compared.map(({ error }) => Math.abs(error));
  return {
    pairs: measured.length,
    medianError: median(sizes),
    withinQuarter: sizes.filter((size) => size <= 0.25).length / sizes.length,
    bias: median(compared.map(({ error }) => error)),
    leastStretch: Math.min(...compared.map(({ stretch }) => stretch)),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function say(what: string, { pairs, medianError, withinQuarter, bias, leastStretch }: Accuracy): void {
  console.log(
    `${what}: ${pairs} pairs, median error ${percent(medianError)}, within a quarter ${percent(withinQuarter)}, ` +
      `bias ${percent(bias)}, at least ${leastStretch.toFixed(2)} × light in fibre`,
  );
}

test('the quoted pairs of Azure', () => {
  const accuracy = accuracyOf(AZURE_P95_JULY_2026);
  say('Azure, every fifth pair', accuracy);
  expect(accuracy.pairs).toBeGreaterThanOrEqual(150);
  expect(accuracy.medianError).toBeLessThan(0.06);
  expect(accuracy.withinQuarter).toBeGreaterThan(0.95);
  expect(accuracy.leastStretch).toBeGreaterThan(1.05);
});

test('pairs of another provider, on which nothing was fitted', () => {
  const accuracy = accuracyOf(IBM_MEANS_AUGUST_2026);
  say('IBM Cloud, held out', accuracy);
  expect(accuracy.medianError).toBeLessThan(0.08);
  expect(accuracy.withinQuarter).toBeGreaterThan(0.9);
});

const TABLE = new URL('../../../../shared/data/azure-rtt-p95-2026-07.csv', import.meta.url);

/** The whole table of {@link AZURE_P95_JULY_2026}, which this project does not carry. */
function wholeTable(): readonly MeasuredPair[] {
  const [header = '', ...lines] = readFileSync(TABLE, 'utf8').trim().split('\n');
  const columns = header.split(',');
  return lines.flatMap((line) => {
    const [from = '', ...figures] = line.split(',');
    return figures.flatMap((figure, index) => {
      const to = columns[index + 1] ?? '';
      const isKnown = figure !== '' && from !== to && from in AZURE_REGIONS && to in AZURE_REGIONS;
      return isKnown ? [azurePair(from, to, Number(figure))] : [];
    });
  });
}

if (existsSync(TABLE)) {
  test('the whole table of Azure', () => {
    const accuracy = accuracyOf(wholeTable());
    say('Azure, whole table', accuracy);
    expect(accuracy.pairs).toBe(858);
    expect(accuracy.medianError).toBeLessThan(0.06);
    expect(accuracy.withinQuarter).toBeGreaterThan(0.95);
    expect(accuracy.leastStretch).toBeGreaterThan(1);
  });
}
