/** Figures and texts as test results have them: the same bytes for the same figures, wherever they are made. */

const MOST_CHARS = 80;

export function clipped(text: string): string {
  const line = text.trimEnd().replaceAll(/\s*\n\s*/g, ' ⏎ ');
  return line.length <= MOST_CHARS ? line : `${line.slice(0, MOST_CHARS - 1)}…`;
}

/** `0.31 ms`, `4.2 ms`, `142.7 ms`: near a limit one wants to see by how much. */
export function formatUs(us: number): string {
  const ms = us / 1_000;
  return `${formatCount(Number(ms.toFixed(ms < 1 ? 2 : 1)))} ms`;
}

export const formatCount = (count: number): string => count.toLocaleString('en');

export const formatShare = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
