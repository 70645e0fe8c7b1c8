/** The assembled engine, read from disk for commands and tests that run in Node. */
import { readFile } from 'node:fs/promises';
import type { EngineArtifacts } from '../worker/compiler/compile.ts';
import { readPackage } from './read-package.ts';

const folder = new URL('../.cache/engine/', import.meta.url);

async function read(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(name, folder)));
}

export async function readEngineArtifacts(): Promise<EngineArtifacts> {
  return {
    engine: await read('engine.wasm'),
    template: await read('template.bin'),
    loadPart: (name) => read(`parts/${name}.bin`),
    loadPackage: readPackage,
  };
}
