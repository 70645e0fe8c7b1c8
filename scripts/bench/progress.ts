/** What is being measured goes to stderr, so that stdout is the report and nothing else. */
export async function progress<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const startMs = performance.now();
  process.stderr.write(`${what} … `);
  const value = await work();
  process.stderr.write(`${((performance.now() - startMs) / 1_000).toFixed(1)} s\n`);
  return value;
}
