/** Asking a world for the answers of cases, in batches where one case may take others down with it. */
import type { Job } from './program/answer.ts';
import type { World } from './worlds/world.ts';

/** Instead of an answer, where the world itself failed. */
const failedAnswer = (error: unknown): string =>
  JSON.stringify({ $: 'failed', value: error instanceof Error ? error.message : String(error) });

/** Answers by id. A batch that fails is asked for again one by one. */
export async function answersOf(
  world: World,
  ids: readonly string[],
  perRequest: number,
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (let from = 0; from < ids.length; from += perRequest) {
    const batch = ids.slice(from, from + perRequest);
    const found = await askAll(world, batch, (some) => ({ kind: 'cases', ids: some }));
    for (const [index, id] of batch.entries()) answers.set(id, found[index] ?? failedAnswer('no answer'));
  }
  return answers;
}

/** One answer for each subject, whatever happens. */
export async function askAll<Subject>(
  world: World,
  subjects: readonly Subject[],
  jobOf: (some: readonly Subject[]) => Job,
): Promise<readonly string[]> {
  try {
    return await world.ask(jobOf(subjects));
  } catch (error) {
    if (subjects.length <= 1) return [failedAnswer(error)];
    const answers: string[] = [];
    for (const subject of subjects) answers.push(...(await askAll(world, [subject], jobOf)));
    return answers;
  }
}

export interface Difference {
  readonly id: string;
  readonly expected: string;
  readonly actual: string;
}

export const differencesOf = (
  reference: ReadonlyMap<string, string>,
  subject: ReadonlyMap<string, string>,
): readonly Difference[] =>
  [...reference].flatMap(([id, expected]) => {
    const actual = subject.get(id) ?? '';
    return actual === expected ? [] : [{ id, expected, actual }];
  });
