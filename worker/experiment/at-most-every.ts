/** Does what it is called for only where the last time is so many milliseconds ago. */
export function atMostEvery(intervalMs: number, act: () => void): () => void {
  let actedMs = -Infinity;
  return () => {
    if (performance.now() - actedMs < intervalMs) return;
    actedMs = performance.now();
    act();
  };
}
