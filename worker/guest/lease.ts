/**
 * What a request holds of the host. One instance may serve many requests, and the host may give a handle's number out
 * again: so all is given back when the request ends, and what still refers to it afterwards finds the lease over.
 */
const open = new Set<Lease>();

export class Lease {
  readonly #giveBack: () => void;
  #isOver = false;

  constructor(giveBack: () => void) {
    this.#giveBack = giveBack;
    open.add(this);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Gives back what is held, once. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    open.delete(this);
    this.#giveBack();
  }
}

/** Children before parents, which were there first. */
export function endLeases(): void {
  for (const lease of [...open].toReversed()) lease.end();
}
