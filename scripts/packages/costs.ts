/**
 * What importing a package adds to a component, measured by compiling with it and without. Both have every part of the
 * runtime, so that those which the package's code names do not count as its own.
 */
import { gzipSync } from 'node:zlib';
import { ALL_PARTS, compileFiles } from '../../worker/engine/fixtures/real-handler.ts';
import { type PackageName, PACKAGES } from '../../worker/packages/packages.ts';

export interface Cost {
  readonly sizeBytes: number;
  readonly gzipBytes: number;
}

export type Costs = Readonly<Record<PackageName, Cost>>;

const HANDLER = `export default { fetch: () => new Response('hello') };\n// ${ALL_PARTS}`;

export async function measureCosts(): Promise<Costs> {
  const without = await sizeOf(HANDLER);
  const costs = await Promise.all(
    PACKAGES.map(async ({ name }) => {
      const size = await sizeOf(`import * as all from '${name}';\nvoid all;\n${HANDLER}`);
      const sizeBytes = size.sizeBytes - without.sizeBytes;
      return [name, { sizeBytes, gzipBytes: size.gzipBytes - without.gzipBytes }] as const;
    }),
  );
  return Object.fromEntries(costs) as unknown as Costs;
}

async function sizeOf(text: string): Promise<Cost> {
  const compiled = await compileFiles({ 'handler.ts': text });
  if (!compiled.ok) throw new Error(`it does not compile: ${JSON.stringify(compiled.failure)}`);
  const { component } = compiled.value;
  return { sizeBytes: component.length, gzipBytes: gzipSync(component).length };
}
