/** Everything that is compared between Chromium and the guest, once through. */
import { answersOf, differencesOf, type Difference } from './answers.ts';
import { PROPERTY_NAMES, type Tried, tryProperty } from './generated.ts';
import { CASES, GROUPS } from './groups.ts';
import type { Surface } from './program/surface.ts';
import type { World } from './worlds/world.ts';

export interface Results {
  /** The world that the guest was compared with, and its version. */
  readonly reference: string;
  /** `id` is `group: title`. */
  readonly cases: readonly Difference[];
  /** `id` is the member, as in `Request.prototype.signal`; a global that is missing stands for all of its members. */
  readonly members: readonly Difference[];
  readonly tried: readonly Tried[];
}

/** 304 of each of 33 properties: more than 10,000. */
const CASES_EACH = 304;
const SEED = 1;

export async function collectResults(reference: World, subject: World): Promise<Results> {
  const ids = [...CASES.keys()];
  const expected = await answersOf(reference, ids, 100);
  const actual = await answersOf(subject, ids, 1);
  const tried: Tried[] = [];
  for (const property of PROPERTY_NAMES)
    tried.push(await tryProperty({ reference, subject }, property, CASES_EACH, SEED));
  return {
    reference: reference.name,
    cases: differencesOf(expected, actual),
    members: await compareMembers(reference, subject),
    tried,
  };
}

async function compareMembers(reference: World, subject: World): Promise<readonly Difference[]> {
  const names = GROUPS.flatMap(({ globals }) => globals);
  const [expected, actual] = [await surfacesOf(reference, names), await surfacesOf(subject, names)];
  return names.flatMap((name, index) =>
    compareSurfaces(name, expected[index] ?? null, actual[index] ?? null),
  );
}

async function surfacesOf(world: World, names: readonly string[]): Promise<readonly (Surface | null)[]> {
  const answers = await world.ask({ kind: 'surfaces', names });
  return answers.map((answer) => JSON.parse(answer) as Surface | null);
}

function compareSurfaces(
  name: string,
  expected: Surface | null,
  actual: Surface | null,
): readonly Difference[] {
  if (!expected || !actual)
    return expected === actual ? [] : [{ id: name, expected: kindOf(expected), actual: kindOf(actual) }];
  const members = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return members
    .map((member) => ({
      id: member === '' ? name : `${name}.${member}`,
      expected: expected[member] ?? 'missing',
      actual: actual[member] ?? 'missing',
    }))
    .filter((difference) => difference.expected !== difference.actual);
}

const kindOf = (surface: Surface | null): string => (surface ? (surface[''] ?? 'there') : 'missing');
