/** What came of one platform's requests since somebody last asked, by the span of time in which they arrived. */
import type { Outcomes } from '../protocol/simulator.ts';
import { OUTCOMES } from '../statistics/outcomes.ts';

export class OutcomeLog {
  readonly #spanUs: number;
  /** By the number of the span; those with something new only. */
  readonly #open = new Map<number, Uint32Array>();
  readonly #spare: Uint32Array[] = [];
  #newest: Uint32Array | null = null;
  #newestSpan = -1;

  constructor(spanUs: number) {
    this.#spanUs = spanUs;
  }

  add(arrivalUs: number, outcome: number): void {
    const span = Math.floor(arrivalUs / this.#spanUs);
    const counts = span === this.#newestSpan ? (this.#newest as Uint32Array) : this.#countsOf(span);
    counts[outcome]! += 1;
  }

  /** Calls back for everything that is new, and forgets it. */
  drain(each: (span: number, outcome: number, times: number) => void): void {
    for (const [span, counts] of this.#open) {
      for (let outcome = 0; outcome < OUTCOMES; outcome += 1) {
        const times = counts[outcome] as number;
        if (times > 0) each(span, outcome, times);
      }
      counts.fill(0);
      this.#spare.push(counts);
    }
    this.#open.clear();
    this.#newest = null;
    this.#newestSpan = -1;
  }

  #countsOf(span: number): Uint32Array {
    let counts = this.#open.get(span);
    if (counts === undefined) {
      counts = this.#spare.pop() ?? new Uint32Array(OUTCOMES);
      this.#open.set(span, counts);
    }
    this.#newest = counts;
    this.#newestSpan = span;
    return counts;
  }
}

/** Of all platforms, in their order. */
export function takeOutcomes(logs: readonly (OutcomeLog | null)[]): Outcomes {
  const platform: number[] = [];
  const span: number[] = [];
  const outcome: number[] = [];
  const times: number[] = [];
  logs.forEach((log, index) =>
    log?.drain((inSpan, which, count) => {
      platform.push(index);
      span.push(inSpan);
      outcome.push(which);
      times.push(count);
    }),
  );
  return {
    platform: Uint8Array.from(platform),
    span: Uint32Array.from(span),
    outcome: Uint16Array.from(outcome),
    times: Uint32Array.from(times),
  };
}
