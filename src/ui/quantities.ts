/** How quantities are written everywhere: short, with their unit, and steady in width while they change. */

const counts = new Intl.NumberFormat('en');

/** `0.31 ms`, `4.2 ms`, `142 ms`, `1,240 ms`. */
export function formatUs(durationUs: number): string {
  return `${formatMsFigure(durationUs / 1_000)} ms`;
}

/** The figure without its unit, for table columns that name it once. */
export function formatMsFigure(durationMs: number): string {
  if (durationMs === 0) return '0';
  if (durationMs < 1) return durationMs.toFixed(2);
  if (durationMs < 10) return durationMs.toFixed(1);
  return counts.format(Math.round(durationMs));
}

export function formatCount(count: number): string {
  return counts.format(count);
}

/** Decimal units, as files are sized: `812 B`, `14.2 kB`, `1.31 MB`. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1_000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${(sizeBytes / 1_000).toFixed(1)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(2)} MB`;
}
