/** A duration for a sentence: "0.5 ms", "4.1 ms", "165 ms". */
export function milliseconds(us: number): string {
  const ms = us / 1_000;
  return `${ms < 100 ? Number(ms.toFixed(ms < 1 ? 2 : 1)) : Math.round(ms)} ms`;
}

/** A size for a sentence: "120 B", "10 kB". */
export function kilobytes(bytes: number): string {
  return bytes < 1_000 ? `${bytes} B` : `${Number((bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0))} kB`;
}
