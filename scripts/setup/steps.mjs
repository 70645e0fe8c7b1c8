/** One plain line per step: what is being done, then how it went and how long it took. */

/**
 * @template T
 * @param {string} what such as `Installing dependencies`
 * @param {() => Promise<{ note?: string, value: T }>} work `note` is a word on how it went, such as `up to date`
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const start = performance.now();
  process.stdout.write(`${what} … `);
  try {
    const { note, value } = await work();
    process.stdout.write(`${note ? `${note}, ` : ''}${seconds(performance.now() - start)}\n`);
    return value;
  } catch (error) {
    process.stdout.write(`failed, ${seconds(performance.now() - start)}\n`);
    throw error;
  }
}

/** @param {number} durationMs */
export function seconds(durationMs) {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

/** Something the reader can act upon: shown as its message alone, without a stack. */
export class SetupError extends Error {}

/** @param {unknown} error */
export function report(error) {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
