/** How quantities are written everywhere: short, with their unit, and steady in width while they change. */

const counts = new Intl.NumberFormat('en');

/** `0.31 ms`, `4.2 ms`, `142 ms`, `1,240 ms`. */
export function formatUs(durationUs: number): string {
  return `${formatMsFigure(durationUs / 1_000)} ms`;
}

/** Smaller ones round to nothing. */
const LEAST_DIFFERENCE_US = 5;

/** A difference: `+12 ms`, `−0.31 ms`, `±0 ms`. */
export function formatSignedUs(differenceUs: number): string {
  if (Math.abs(differenceUs) < LEAST_DIFFERENCE_US) return '±0 ms';
  return `${differenceUs < 0 ? '−' : '+'}${formatUs(Math.abs(differenceUs))}`;
}

/** The figure without its unit, for table columns that name it once. */
export function formatMsFigure(durationMs: number): string {
  if (durationMs === 0) return '0';
  if (durationMs > 0 && durationMs < 0.005) return '< 0.01';
  if (durationMs < 1) return durationMs.toFixed(2);
  if (durationMs < 10) return durationMs.toFixed(1);
  return counts.format(Math.round(durationMs));
}

/** What a page's clock, which ticks at about 0.1 ms, saw of it. */
export function formatMeasuredMs(durationMs: number): string {
  return durationMs <= 0 ? '< 0.1' : formatMsFigure(durationMs);
}

/** `1 header`, `3 headers`: never broken over two lines. */
export function formatSome(count: number, noun: string): string {
  return `${formatCount(count)}\u00a0${noun}${count === 1 ? '' : 's'}`;
}

/** Facts beside each other, such as `new connection · no body`; lines break behind a dot. */
export function listFacts(facts: readonly string[]): string {
  return facts.map((fact) => fact.replaceAll(' ', '\u00a0')).join('\u00a0· ');
}

export function formatCount(count: number): string {
  return counts.format(count);
}

/** In whole seconds, by the two largest units: `45 s`, `3 min 20 s`, `2 d 5 h`. */
export function formatSpan(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return inTwoUnits(whole, [60, 'min'], [1, 's']);
  if (whole < 86_400) return inTwoUnits(whole, [3_600, 'h'], [60, 'min']);
  return inTwoUnits(whole, [86_400, 'd'], [3_600, 'h']);
}

type Unit = readonly [seconds: number, name: string];

function inTwoUnits(whole: number, [largeS, large]: Unit, [smallS, small]: Unit): string {
  const rest = Math.floor((whole % largeS) / smallS);
  const most = `${formatCount(Math.floor(whole / largeS))} ${large}`;
  return rest === 0 ? most : `${most} ${rest} ${small}`;
}

/** Decimal units, as files are sized: `812 B`, `14.2 kB`, `1.31 MB`. */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < 1_000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${(sizeBytes / 1_000).toFixed(1)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(2)} MB`;
}
