/**
 * Bites when nobody has fed it for the limit. Before it bites it lets the page handle what is already waiting: after
 * a sleep, in a background tab or behind a busy main thread, the message that would have fed it may be in the queue.
 */
export class Watchdog {
  readonly #bite: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bite: () => void) {
    this.#bite = bite;
  }

  feed(limitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(this.#bite, LAST_CHANCE_MS);
    }, limitMs);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }
}

const LAST_CHANCE_MS = 30;

/**
 * What user code gets beyond its limit before its worker is ended. The guest stops by itself at the limit and says where it
 * was, unless it is inside a native function that never returns.
 */
export const GRACE_MS = 250;
