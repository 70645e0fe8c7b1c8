/** Which kind of request an arrival sends, where clients do not all send the same. */
import type { World } from '../../project/world.ts';
import { streamOf, uniform } from '../random.ts';
import { AliasTable } from './alias-table.ts';

/**
 * By the arrival's number for draws, the position in `world.traffic.mix`; 0 for an empty mix. Drawn from a stream of its
 * own, so that a mix changes nothing else about an arrival.
 */
export function kindsOf({ seed, traffic: { mix } }: World): (draw: number) => number {
  if (mix.length < 2) return () => 0;
  const stream = streamOf(seed, 'kind');
  const table = new AliasTable(mix.map(({ share }) => share));
  return (draw) => table.pick(uniform(stream, draw));
}
