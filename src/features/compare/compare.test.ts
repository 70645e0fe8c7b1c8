import { expect, test } from 'vitest';
import type { Cost } from '../../../worker/protocol/cost.ts';
import type { Outcomes, PlatformTraffic } from '../../../worker/protocol/simulator.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { FAILED, servedOutcome } from '../../../worker/statistics/outcomes.ts';
import { OutcomeHistory } from '../../state/outcome-history.ts';
import { COLUMNS, formatUsd } from './columns.ts';
import { toCsv, toMarkdown } from './export-table.ts';
import { intervalText, provenanceOf } from './provenance.ts';
import { bestOf, cellText, columnsOf, type Row, type RowsInput, rowsOf, sorted, sortedNext } from './rows.ts';

const IDS: readonly PlatformId[] = ['lambda', 'containers', 'edge'];
const EDGE = 2;

function outcomes(all: readonly (readonly [platform: number, span: number, outcome: number])[]): Outcomes {
  return {
    platform: Uint8Array.from(all, ([platform]) => platform),
    span: Uint32Array.from(all, ([, span]) => span),
    outcome: Uint16Array.from(all, ([, , outcome]) => outcome),
    times: new Uint32Array(all.length).fill(1),
  };
}

const cost = (perMonthUsd: number | null, missing: readonly string[] = []): Cost => ({
  perMillionUsd: perMonthUsd === null ? null : perMonthUsd / 10,
  perMonthUsd,
  warmSharePct: perMonthUsd === null ? null : 40,
  attackSharePct: perMonthUsd === null ? null : 0,
  lines: [],
  missing,
});

const traffic = (platform: PlatformId, coldStarts: number): PlatformTraffic => ({
  platform,
  overall: { p50Us: null, p95Us: null, p99Us: null, p999Us: null },
  served: 3,
  coldStarts,
  rejected: 0,
  failed: 0,
  spilled: 0,
  kinds: [],
  instances: 2,
});

const warm = (us: number): number => servedOutcome(us, false);

/** Lambda takes 300 ms and once 1.2 s, containers 280 ms and fail once, the edge 50 ms. */
function input(range: RowsInput['range'] = null): RowsInput {
  const history = new OutcomeHistory();
  history.add(
    outcomes([
      [0, 0, servedOutcome(1_200_000, true)],
      [0, 1, warm(300_000)],
      [0, 2, warm(300_000)],
      [1, 0, warm(280_000)],
      [1, 1, FAILED],
      [1, 2, warm(280_000)],
      [EDGE, 0, servedOutcome(50_000, true)],
      [EDGE, 1, servedOutcome(50_000, true)],
      [EDGE, 2, servedOutcome(50_000, true)],
    ]),
    IDS,
    2,
  );
  return {
    platforms: IDS,
    traffic: [traffic('lambda', 1), traffic('containers', 0), traffic('edge', 3)],
    costs: [cost(12.5), cost(72), cost(null, ['prices.edgePerGb'])],
    history,
    range,
    fresh: ['edge'],
  };
}

const texts = (rows: readonly Row[], ...keys: readonly Parameters<typeof cellText>[1][]) =>
  rows.map((row) => keys.map((key) => cellText(row, key)));

test('figures are of all requests since the start, or of a stretch alone', () => {
  const all = rowsOf(input());
  expect(all[0]?.values.p50).toBeCloseTo(300, -1);
  expect(all[0]?.values.p99).toBeCloseTo(1_200, -1);
  expect(all[0]?.values.idle).toBeCloseTo(1_200, -1);
  const later = rowsOf(input({ from: 1, until: 2 }));
  expect(later[0]?.values.p99).toBeCloseTo(300, -1);
  expect(later.map(({ values }) => values.served)).toEqual([2, 1, 2]);
  expect(later[1]?.values.errorShare).toBe(50);
});

test('words stand where a figure would mislead or is not known', () => {
  expect(texts(rowsOf(input()), 'idle', 'instances', 'coldShare', 'perMonth')).toEqual([
    [expect.stringMatching(/^1,\d{3}$/), '2', '33 %', '$12.50'],
    ['none', '2', '0 %', '$72.00'],
    [expect.stringMatching(/^50$|^49$/), 'per request', 'each request', 'enter a price'],
  ]);
});

test('without traffic there are platforms and dashes', () => {
  const rows = rowsOf({ ...input(), traffic: [], costs: [] });
  expect(texts(rows, 'p50', 'perMonth')).toEqual(IDS.map(() => ['–', '–']));
});

test('the best is the least that can be told apart; nobody is where all are alike or nothing is better', () => {
  const rows = rowsOf(input());
  expect(bestOf(rows, 'p50')).toEqual(['edge']);
  expect(bestOf(rows, 'perMonth')).toEqual(['lambda']);
  expect(bestOf(rows, 'warmShare')).toEqual([]);
  expect(bestOf(rows, 'served')).toEqual([]);
  expect(bestOf(rows, 'coldShare')).toEqual(['containers']);
});

test('sorting puts what has no figure last, either way, and a third press gives the order back', () => {
  const rows = rowsOf(input());
  const order = (sorting: Parameters<typeof sorted>[1]) =>
    sorted(rows, sorting).map(({ platform }) => platform);
  const up = sortedNext(null, 'perMonth');
  expect(order(up)).toEqual(['lambda', 'containers', 'edge']);
  const down = sortedNext(up, 'perMonth');
  expect(order(down)).toEqual(['containers', 'lambda', 'edge']);
  expect(sortedNext(down, 'perMonth')).toBeNull();
  expect(sortedNext(down, 'p50')).toEqual({ by: 'p50', direction: 'ascending' });
  expect(order({ by: 'p50', direction: 'ascending' })).toEqual(['edge', 'containers', 'lambda']);
  expect(order(null)).toEqual(IDS);
});

test('the column of attacks is there when an attack costs something', () => {
  const rows = rowsOf(input());
  expect(columnsOf(rows)).not.toContain('attackShare');
  const attacked = rowsOf({ ...input(), costs: [{ ...cost(10), attackSharePct: 30 }, cost(72), cost(1)] });
  expect(columnsOf(attacked)).toContain('attackShare');
});

test('Markdown has units in its head, the best in bold, and notes below', () => {
  const text = toMarkdown({
    title: 'a|b',
    rows: rowsOf(input()),
    columns: ['served', 'perMonth'],
    kinds: [],
    notes: ['Seed 500.'],
  });
  expect(text.split('\n')).toEqual([
    '**a|b**',
    '',
    '| Platform | Served | Per month of 730 hours at this rate (USD) |',
    '| --- | ---: | ---: |',
    '| Gen-1 serverless in one region | 3 | **$12.50** |',
    '| Containers kept warm in regions | 2 | $72.00 |',
    '| Wasm components at the edge | 3 | enter a price |',
    '',
    '- Seed 500.',
    '',
  ]);
});

test('CSV has plain numbers, quotes what must be quoted, and holds no formula', () => {
  const text = toCsv({
    title: '=HYPERLINK("x")',
    rows: rowsOf(input()),
    columns: ['perMonth', 'coldShare'],
    kinds: [],
    notes: ['one, two'],
  });
  expect(text.split('\r\n')).toEqual([
    'Platform,Per month of 730 hours at this rate (USD),Share of served that started an instance (%)',
    'Gen-1 serverless in one region,12.5,33.3333',
    'Containers kept warm in regions,72,0',
    'Wasm components at the edge,,100',
    '',
    `"'=HYPERLINK(""x"")"`,
    '"one, two"',
    '',
  ]);
});

const KINDS = [
  {
    name: 'Search | all',
    rows: [
      {
        platform: 'edge',
        answers: {
          overall: { p50Us: 12_345, p95Us: null, p99Us: null, p999Us: null },
          served: 1_500,
          rejected: 0,
          failed: 2,
        },
      },
    ],
  },
] as const;

test('where there are several kinds of requests, they follow in a table of their own', () => {
  const exported = {
    title: 'a',
    rows: rowsOf(input()),
    columns: ['served'],
    kinds: KINDS,
    notes: [],
  } as const;
  const head = [
    'Request',
    'Platform',
    'The median latency (ms)',
    'p99 of the latencies (ms)',
    'Requests with an answer',
    'Requests that a full platform turned away',
    'Requests that got no answer',
  ];
  expect(toMarkdown(exported).split('\n').slice(8, 11)).toEqual([
    `| ${head.join(' | ')} |`,
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    '| Search \\| all | Wasm components at the edge | 12 | – | 1,500 | 0 | 2 |',
  ]);
  expect(toCsv(exported).split('\r\n').slice(4, 7)).toEqual([
    '',
    head.join(','),
    'Search | all,Wasm components at the edge,12.345,,1500,0,2',
  ]);
});

test.each([
  [0, '$0'],
  [0.0004, '< $0.001'],
  [0.012, '$0.012'],
  [0.42, '$0.42'],
  [12.3, '$12.30'],
  [1_204.4, '$1,204'],
])('%d USD is written %s', (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test('a percentile says how large its sample is and how far it can be trusted', () => {
  const [row] = rowsOf(input());
  const provenance = provenanceOf(row!, 'p99');
  expect(provenance).toMatchObject({
    kind: 'modelled',
    parameters: [
      { name: 'Sample', value: '3 requests' },
      { name: 'With 95 % confidence', value: expect.stringContaining('too few') },
    ],
  });
  expect(intervalText({ us: 5_000, lowUs: 4_000, highUs: 6_000, isRough: false })).toBe('4.0–6.0 ms');
});

test('every column has a formula', () => {
  const [row] = rowsOf(input());
  for (const key of columnsOf([row!])) {
    const { kind, ...rest } = provenanceOf(row!, key);
    expect(kind).toBe('modelled');
    expect('formula' in rest && rest.formula.length).toBeGreaterThan(20);
    expect(COLUMNS[key].name).not.toBe('');
  }
});
