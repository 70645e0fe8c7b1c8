import * as fc from 'fast-check';
import type { PipelineInput } from '../program/properties/streams.ts';
import type { Generators } from './generator.ts';

const STOPS: ReadonlySet<string> = new Set(['failsAtFive', 'stopsAtSeven']);

/**
 * What fails is read until it does, and nothing else stops it. What never ends is given up early, and only as many
 * chunks are asked for as come.
 */
function ending(input: PipelineInput): PipelineInput {
  if (input.transforms.some((name) => STOPS.has(name))) return { ...input, end: 'close', enough: 1000 };
  if (input.end === 'error') return { ...input, enough: 1000 };
  if (input.end === 'close') return input;
  const isGivenUp = input.chunks.length > 0 && (input.sink === 'read' || input.sink === 'iterate');
  if (!isGivenUp) return { ...input, end: 'close' };
  return { ...input, transforms: [], tee: false, enough: Math.min(input.enough, input.chunks.length) };
}

export const STREAM_GENERATORS: Generators<'pipelines'> = {
  pipelines: fc
    .record({
      chunks: fc.array(fc.nat(9), { maxLength: 8 }),
      end: fc.constantFrom('close' as const, 'close', 'error', 'never'),
      source: fc.constantFrom('pushed' as const, 'pulled', 'late'),
      highWaterMark: fc.nat(3),
      transforms: fc.array(
        fc.constantFrom(
          'identity' as const,
          'double',
          'twice',
          'odd',
          'late',
          'ends',
          'stopsAtSeven',
          'failsAtFive',
        ),
        { maxLength: 3 },
      ),
      tee: fc.boolean(),
      sink: fc.constantFrom('read' as const, 'iterate', 'pipe', 'response'),
      enough: fc.integer({ min: 1, max: 9 }),
    })
    .map(ending),
};
