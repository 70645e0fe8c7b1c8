import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compileOrThrow, compilerFor } from './compile-in-node.ts';
import { readSources } from './sources.ts';

test('the handlers that are measured compile, and keep their sizes', async () => {
  const sources = await readSources();
  const compiler = await compilerFor(sources);
  for (const source of [sources.hello, sources.hundredLines]) {
    const { component } = compileOrThrow(compiler, source);
    expect(component.length).toBeLessThan(1_400_000);
    expect(gzipSync(component).length).toBeLessThan(600_000);
  }
  expect(compileOrThrow(compiler, sources.helloMarked).component.length).toBeGreaterThan(1_000_000);
});
