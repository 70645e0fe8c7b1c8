import { componentWit, metadataShow } from '@bytecodealliance/jco-transpile/wasm-tools';
import type { Bytes } from '../compiler/wasm-binary.ts';
import type { InspectInput, Inspection } from '../protocol/inspection.ts';
import { partsOfCompiled, partsOfForeign } from './parts.ts';

/** `loadEngine`: the engine's module, with which a component that was compiled here is compared. */
export async function inspect(
  { component, core }: InspectInput,
  loadEngine: () => Promise<Bytes>,
): Promise<Inspection> {
  const [wit, digest, madeWith] = await Promise.all([
    componentWit(component),
    digestOf(component),
    madeWithOf(component),
  ]);
  const parts = core ? partsOfCompiled(component, core, await loadEngine()) : partsOfForeign(component);
  return { wit, digest, parts, madeWith };
}

/** `crypto.subtle` is there in secure contexts only; a plain host on a local network is none. */
async function digestOf(component: Bytes): Promise<string | null> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', component));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Languages and tools that the component and all in it are marked with, each once. */
async function madeWithOf(component: Bytes): Promise<string[]> {
  const fields = (await metadataShow(component)).flatMap(({ producers }) => producers);
  const named = fields
    .flatMap(([, values]) => values)
    .map(([name, version]) => `${name} ${version.split(' ')[0]}`);
  return [...new Set(named.map((text) => text.trim()))];
}
