/**
 * How the payload of every version so far holds a project: as JSON, in raw DEFLATE primed with the version's dictionary.
 *
 * Every field is written, also those that have their default value, so that a link keeps its meaning when defaults
 * change; the dictionary holds the usual values and makes them cost a few bytes all together.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import type { ProjectFailure } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { damaged } from './link-envelope.ts';

/** Of the JSON text, in bytes of UTF-8. */
export const INFLATED_LIMIT_BYTES = 1_048_576;
/** DEFLATE packs at most 1,032 bytes into one, so a step never makes more than 0.5 MB before its size is looked at. */
const STEP_BYTES = 512;

export interface Packing {
  pack(value: unknown): Result<Uint8Array, ProjectFailure>;
  /** The JSON value in `payload`, not yet checked to be a project. */
  unpack(payload: Uint8Array): Result<unknown, ProjectFailure>;
}

export function packingWith(dictionaryText: string): Packing {
  const dictionary = strToU8(dictionaryText);
  return {
    pack(value) {
      const json = strToU8(JSON.stringify(value));
      if (json.length > INFLATED_LIMIT_BYTES) return tooLarge;
      return { ok: true, value: deflateSync(json, { level: 9, dictionary }) };
    },
    unpack(payload) {
      try {
        const json = inflateWithinLimit(payload, dictionary);
        return json === null ? tooLarge : { ok: true, value: JSON.parse(strFromU8(json)) };
      } catch {
        // fflate and JSON.parse throw on data that are not theirs.
        return damaged('Its content cannot be read.');
      }
    },
  };
}

const tooLarge = {
  ok: false,
  failure: { kind: 'link-too-large', limitBytes: INFLATED_LIMIT_BYTES },
} as const satisfies Result<never, ProjectFailure>;

/** Null when there is more than the limit; stops as soon as that is known. */
function inflateWithinLimit(payload: Uint8Array, dictionary: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  const inflate = new Inflate({ dictionary }, (part) => {
    parts.push(part);
    sizeBytes += part.length;
  });
  for (let at = 0; at < payload.length; at += STEP_BYTES) {
    const end = at + STEP_BYTES;
    inflate.push(payload.subarray(at, end), end >= payload.length);
    if (sizeBytes > INFLATED_LIMIT_BYTES) return null;
  }
  return joined(parts, sizeBytes);
}

function joined(parts: readonly Uint8Array[], sizeBytes: number): Uint8Array {
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
