import { expect, test } from 'vitest';
import { compileOrThrow, compilerFor } from './compile-in-node.ts';
import { readSources } from './sources.ts';

test('the handlers that are measured compile, and hello keeps its size', async () => {
  const sources = await readSources();
  const compiler = await compilerFor(sources);
  expect(compileOrThrow(compiler, sources.hello).component.length).toBeLessThan(1_400_000);
  for (const source of [sources.helloMarked, sources.hundredLines])
    expect(compileOrThrow(compiler, source).component.length).toBeGreaterThan(1_000_000);
});
