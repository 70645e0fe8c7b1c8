/** What a file is, found out before anything expensive is done with it. */
import type { Bytes } from '../compiler/wasm-binary.ts';
import type { ForeignFailure } from '../protocol/failure.ts';
import { FOREIGN_LIMIT_BYTES } from '../protocol/foreign.ts';
import type { Result } from '../protocol/result.ts';
import { encodingOf, type Outline, outlineOf } from './component-binary.ts';

/** Of a file that is no WebAssembly, as much is looked at to say what it might be. */
const GLANCE_BYTES = 4_096;

const HANDLER = /^wasi:http\/incoming-handler@0\.2\.\d+$/;

/** A component that exports a handler of WASI 0.2, as far as its outline tells. */
export function admit(file: Bytes): Result<Outline, ForeignFailure> {
  if (file.length === 0) return failed({ kind: 'file-empty' });
  if (file.length > FOREIGN_LIMIT_BYTES)
    return failed({ kind: 'file-too-large', sizeBytes: file.length, limitBytes: FOREIGN_LIMIT_BYTES });
  const encoding = encodingOf(file);
  if (encoding.kind === 'none') return failed({ kind: 'not-webassembly', looksLike: glance(file) });
  if (encoding.kind === 'core') return failed({ kind: 'core-module' });
  if (encoding.kind === 'unknown') {
    const { version, layer } = encoding;
    return failed({ kind: 'unknown-encoding', version, layer });
  }
  try {
    const outline = outlineOf(file);
    if (outline.exports.some((name) => HANDLER.test(name))) return { ok: true, value: outline };
    return failed({ kind: 'other-world', exports: outline.exports });
  } catch (error) {
    return failed({ kind: 'component-damaged', message: messageOf(error) });
  }
}

const failed = (failure: ForeignFailure): Result<never, ForeignFailure> => ({ ok: false, failure });

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function glance(file: Bytes): 'text' | 'zeros' | 'data' {
  const head = file.subarray(0, GLANCE_BYTES);
  if (head.every((byte) => byte === 0)) return 'zeros';
  const isPrintable = head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  return isPrintable && isUtf8(head) ? 'text' : 'data';
}

function isUtf8(head: Bytes): boolean {
  try {
    // A character may go on beyond the glance.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
