import type { Spread } from '../../worker/protocol/measurement.ts';
import type { Provenance } from '../../worker/protocol/waterfall.ts';
import { formatMeasuredMs } from '../ui/quantities.ts';

/** In a sentence or two, for who hears the page and for the tables that are copied. */
export function provenanceWords(provenance: Provenance): string {
  if (provenance.kind === 'measured') {
    const { how, spread } = provenance;
    return spread === undefined ? `${how}.` : `${how}: ${spreadWords(spread)}.`;
  }
  if (provenance.kind === 'quoted') {
    const { source, asOf } = provenance;
    return asOf === undefined ? `${source}.` : `${source}, ${asOf}.`;
  }
  const { formula, source, parameters = [] } = provenance;
  const put = parameters.map(({ name, value }) => `, ${name} ${value}`).join('');
  return `${formula}${put}. Source: ${source}.`;
}

/** `median 0.31 ms, 5–95 % 0.28–0.40 ms, 20 batches of 50`. */
export function spreadWords({ p5Us, p50Us, p95Us, batches, perBatch }: Spread): string {
  const [low, middle, high] = [p5Us, p50Us, p95Us].map((us) => formatMeasuredMs(us / 1_000));
  if (batches === 1 && perBatch === 1) return `one run, ${middle} ms`;
  return `median ${middle} ms, 5–95 % ${low}–${high} ms, ${batches} batches of ${perBatch}`;
}
