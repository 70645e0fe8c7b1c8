/** The same component answers every fixed case in the same way in three hosts. No browser is needed. */
import { expect, test } from 'playwright/test';
import { answersOf, differencesOf } from './answers.ts';
import { CASES, GROUPS } from './groups.ts';
import { openJcoServe } from './worlds/jco-serve.ts';
import { openJco } from './worlds/jco.ts';
import { compileProgram, openLean } from './worlds/lean.ts';
import { programText } from './worlds/program-text.ts';
import type { World } from './worlds/world.ts';

test.describe.configure({ mode: 'default', timeout: 180_000 });

/** So many that starting instances and connections does not count. */
const PER_REQUEST = 25;

type Answers = ReadonlyMap<string, string>;

async function collect(world: World, perRequest: number): Promise<Answers> {
  try {
    return await answersOf(world, [...CASES.keys()], perRequest);
  } finally {
    await world.close();
  }
}

let component: Uint8Array;
let lean: Answers;

test.beforeAll(async () => {
  const compiled = compileProgram(await programText());
  ({ component } = compiled);
  lean = await collect(await openLean(compiled), 1);
});

test('the corpus is as large as it says', () => {
  const sizes = GROUPS.map(({ cases }) => Object.keys(cases).length);
  expect(CASES.size).toBe(sizes.reduce((sum, size) => sum + size));
  expect(lean.size).toBeGreaterThanOrEqual(400);
});

test('transpiled by jco, the component answers as in the lean host', async () => {
  const transpiled = await collect(await openJco(component), PER_REQUEST);
  expect(differencesOf(lean, transpiled)).toEqual([]);
});

test('behind jco serve, the component answers as in the lean host', async () => {
  const served = await collect(await openJcoServe(component), PER_REQUEST);
  expect(differencesOf(lean, served)).toEqual([]);
});
