/** A memory as it was at the start, and how to make it so again. */

/** Zeros from here on are filled in instead of copied, which touches half as much memory. */
const LEAST_FILL_BYTES = 16 * 1024;

/**
 * What lies lowest in an engine's memory is its stack of 1 MiB, all zeros between two requests. It grows down, and QuickJS
 * refuses more than 256 KiB of it. What lies deeper than this is left as it is: nobody reads of a stack what they did not
 * write before, so that nothing can be seen there.
 */
const CLEARED_STACK_BYTES = 384 * 1024;

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly isZero: boolean;
}

export class Pristine {
  readonly sizeBytes: number;
  readonly #copies: readonly (readonly [start: number, bytes: Uint8Array])[];
  readonly #fills: readonly Stretch[];

  constructor(memory: Uint8Array) {
    const stretches = stretchesOf(memory);
    this.sizeBytes = memory.length;
    this.#fills = stretches.filter(({ isZero }) => isZero).map(withoutDepth);
    this.#copies = stretches
      .filter(({ isZero }) => !isZero)
      .map(({ start, end }) => [start, memory.slice(start, end)]);
  }

  /** `memory` is `sizeBytes` long. */
  restore(memory: Uint8Array): void {
    for (const { start, end } of this.#fills) memory.fill(0, start, end);
    for (const [start, bytes] of this.#copies) memory.set(bytes, start);
  }
}

const withoutDepth = ({ start, end, isZero }: Stretch): Stretch => ({
  start: start === 0 ? Math.max(0, end - CLEARED_STACK_BYTES) : start,
  end,
  isZero,
});

/** Every byte of `memory`, as long stretches of zeros and what lies between them. */
function stretchesOf(memory: Uint8Array): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  for (let start = 0; start < memory.length;) {
    let end = start;
    while (end < memory.length && memory[end] === 0) end++;
    if (end - start >= LEAST_FILL_BYTES) {
      if (start > done) stretches.push({ start: done, end: start, isZero: false });
      stretches.push({ start, end, isZero: true });
      done = end;
    }
    start = end + 1;
  }
  if (done < memory.length) stretches.push({ start: done, end: memory.length, isZero: false });
  return stretches;
}
