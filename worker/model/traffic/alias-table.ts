/** Walker's alias table: one uniform in, one index out, each as often as its weight says. */
export class AliasTable {
  readonly #threshold: Float64Array;
  readonly #alias: Uint16Array;

  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#threshold = Float64Array.from(weights, (weight) => (weight * weights.length) / total);
    this.#alias = Uint16Array.from(weights, (_, index) => index);
    const scarce = weights.map((_, index) => index).filter((index) => this.#share(index) < 1);
    const ample = weights.map((_, index) => index).filter((index) => this.#share(index) >= 1);
    while (scarce.length > 0 && ample.length > 0) {
      const small = scarce.pop() as number;
      const large = ample[ample.length - 1] as number;
      this.#alias[small] = large;
      this.#threshold[large] = this.#share(large) - (1 - this.#share(small));
      if (this.#share(large) < 1) scarce.push(ample.pop() as number);
    }
    // What rounding leaves over is full.
    for (const index of [...scarce, ...ample]) this.#threshold[index] = 1;
  }

  pick(u: number): number {
    const scaled = u * this.#threshold.length;
    const column = scaled | 0;
    return scaled - column < (this.#threshold[column] as number) ? column : (this.#alias[column] as number);
  }

  #share(index: number): number {
    return this.#threshold[index] as number;
  }
}
