import type { ReactNode } from 'react';
import { PLATFORM_NAMES } from '../platforms.ts';
import { Figure } from '../Figure.tsx';
import { type ColumnKey, COLUMNS } from './columns.ts';
import { intervalText, provenanceOf } from './provenance.ts';
import { bestOf, cellText, type Row, sorted, sortedNext, type Sorting } from './rows.ts';

interface PlatformTableProps {
  readonly caption: ReactNode;
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnKey[];
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
  readonly onPrices: () => void;
}

/** Platforms side by side; every column sorts, and marks the least of its figures. */
export function PlatformTable({ caption, rows, columns, sorting, onSort, onPrices }: PlatformTableProps) {
  const best = new Map(columns.map((key) => [key, bestOf(rows, key)]));
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Platform</th>
          {columns.map((key) => (
            <Head key={key} column={key} sorting={sorting} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, sorting).map((row) => (
          <tr key={row.platform} data-platform={row.platform}>
            <th scope="row">
              <span className="platform-name">{PLATFORM_NAMES[row.platform].short}</span>
            </th>
            {columns.map((key) => (
              <td className="number" key={key} data-best={best.get(key)?.includes(row.platform) === true}>
                <Cell row={row} column={key} onPrices={onPrices} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  readonly column: ColumnKey;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}

function Head({ column, sorting, onSort }: HeadProps) {
  const { name, long, unit } = COLUMNS[column];
  const direction = sorting?.by === column ? sorting.direction : 'none';
  return (
    <th scope="col" className="number" aria-sort={direction}>
      <button
        type="button"
        className="sort-button"
        title={`${long}${unit === '' ? '' : `, in ${unit}`}`}
        onClick={() => onSort(sortedNext(sorting, column))}
      >
        {name}
        {unit === 'ms' ? <span className="quiet"> ms</span> : null}
        <span className="sort-mark" aria-hidden="true" data-direction={direction} />
      </button>
    </th>
  );
}

interface CellProps {
  readonly row: Row;
  readonly column: ColumnKey;
  readonly onPrices: () => void;
}

const PERCENTILES = { p50: 'p50Us', p95: 'p95Us', p99: 'p99Us', p999: 'p999Us' } as const;

function Cell({ row, column, onPrices }: CellProps) {
  const text = cellText(row, column);
  if (text === '–') return text;
  if (row.words[column] === 'enter a price')
    return (
      <button type="button" className="quiet-button price-button" onClick={onPrices}>
        {text}
      </button>
    );
  const figure =
    column in PERCENTILES ? row.figures?.[PERCENTILES[column as keyof typeof PERCENTILES]] : undefined;
  return (
    <>
      {figure?.isRough === true ? (
        <abbr className="rough" title={`Few requests: ${intervalText(figure)} with 95 % confidence`}>
          ≈
        </abbr>
      ) : null}
      <Figure provenance={provenanceOf(row, column)}>{text}</Figure>
    </>
  );
}
