/** Two lives: a component is loaded once, while it is compiled, and then wakes up anew for every request. */
let isLoading = true;

export function endLoading(): void {
  isLoading = false;
}

/** Refuses what would be frozen into the component: randomness, timers and network belong to a request. */
export function refuseWhileLoading(what: string): void {
  if (!isLoading) return;
  throw new Error(
    `${what} cannot be used while the handler is loading: call it inside the handler, once for each request`,
  );
}
