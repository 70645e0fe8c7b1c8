/** Generated inputs through two worlds. The same seed makes the same inputs. */
import * as fc from 'fast-check';
import { askAll } from './answers.ts';
import { GENERATORS } from './generators/index.ts';
import { PROPERTIES, type PropertyName } from './program/properties/index.ts';
import type { World } from './worlds/world.ts';

export const PROPERTY_NAMES = Object.keys(PROPERTIES).sort() as readonly PropertyName[];

/** Inputs of one request: the worlds are crossed seldom, and no request takes long. */
const PER_REQUEST = 200;
/** Differences of one property that are made as small as they get. */
const MINIMISED = 3;

export interface Finding {
  readonly property: PropertyName;
  readonly seed: number;
  /** Where fast-check finds the smallest input again: `--property … --seed … --path …`. */
  readonly path: string;
  readonly input: unknown;
  readonly expected: string;
  readonly actual: string;
}

export interface Tried {
  readonly property: PropertyName;
  readonly cases: number;
  readonly differing: number;
  readonly findings: readonly Finding[];
}

interface Worlds {
  readonly reference: World;
  readonly subject: World;
}

const arbitraryOf = (property: PropertyName): fc.Arbitrary<unknown> => GENERATORS[property];

async function bothAnswers(
  { reference, subject }: Worlds,
  name: PropertyName,
  inputs: readonly unknown[],
): Promise<readonly (readonly [expected: string, actual: string])[]> {
  const ask = (world: World): Promise<readonly string[]> =>
    askAll(world, inputs, (some) => ({ kind: 'property', name, inputs: some }));
  const [expected, actual] = await Promise.all([ask(reference), ask(subject)]);
  return inputs.map((_, index) => [expected[index] ?? 'no answer', actual[index] ?? 'no answer'] as const);
}

/** Also where the world fails: an input that does that is a difference. */
async function findingAt(
  worlds: Worlds,
  property: PropertyName,
  seed: number,
  startPath: string,
): Promise<Finding | null> {
  const same = async (input: unknown): Promise<boolean> => {
    const [[expected, actual] = ['', '']] = await bothAnswers(worlds, property, [input]);
    return expected === actual;
  };
  const outcome = await fc.check(fc.asyncProperty(arbitraryOf(property), same), {
    seed,
    path: startPath,
    numRuns: 1,
  });
  if (!outcome.failed) return null;
  const input: unknown = outcome.counterexample?.[0];
  const [[expected, actual] = ['', '']] = await bothAnswers(worlds, property, [input]);
  return { property, seed, path: outcome.counterexamplePath ?? startPath, input, expected, actual };
}

async function minimise(
  worlds: Worlds,
  property: PropertyName,
  seed: number,
  indices: readonly number[],
): Promise<readonly Finding[]> {
  const findings = new Map<string, Finding>();
  for (const index of indices) {
    if (findings.size >= MINIMISED) break;
    const finding = await findingAt(worlds, property, seed, String(index));
    if (finding) findings.set(JSON.stringify(finding.input), finding);
  }
  return [...findings.values()];
}

/** Tries a property on `cases` inputs; nothing is minimised where all is the same. */
export async function tryProperty(
  worlds: Worlds,
  property: PropertyName,
  cases: number,
  seed: number,
): Promise<Tried> {
  const inputs = fc.sample(arbitraryOf(property), { numRuns: cases, seed });
  const differing: number[] = [];
  for (let from = 0; from < inputs.length; from += PER_REQUEST) {
    const answers = await bothAnswers(worlds, property, inputs.slice(from, from + PER_REQUEST));
    for (const [index, [expected, actual]] of answers.entries())
      if (expected !== actual) differing.push(from + index);
  }
  const findings = await minimise(worlds, property, seed, differing.slice(0, 3 * MINIMISED));
  return { property, cases: inputs.length, differing: differing.length, findings };
}

/** One input again, by the path under which it was reported. */
export const replay = (
  worlds: Worlds,
  property: PropertyName,
  seed: number,
  path: string,
): Promise<Finding | null> => findingAt(worlds, property, seed, path);
