/** Higher than any view. */
const BLOCK_ROWS = 100;

/** Which rows of a long list are worth drawing: those in sight, and as many again above and below. */
export interface Rows {
  readonly from: number;
  readonly until: number;
}

/** Rows come and go by blocks, so that scrolling by a line changes nothing. */
export function rowsInSight(firstRow: number, count: number): Rows {
  const block = Math.floor(Math.max(0, firstRow) / BLOCK_ROWS);
  return {
    from: Math.min(Math.max(0, block - 1) * BLOCK_ROWS, count),
    until: Math.min((block + 2) * BLOCK_ROWS, count),
  };
}
