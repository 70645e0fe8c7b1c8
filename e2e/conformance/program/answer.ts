/** What is asked of a world, and how it answers. Bundled, and run in both worlds. */
import { nameOf, plain } from './plain.ts';
import { PROPERTIES, type PropertyName } from './properties/index.ts';
import { surfaceOf } from './surface.ts';
import { TOOLKIT } from './toolkit.ts';

export type Job =
  | { readonly kind: 'cases'; readonly ids: readonly string[] }
  | { readonly kind: 'property'; readonly name: PropertyName; readonly inputs: readonly unknown[] }
  | { readonly kind: 'surfaces'; readonly names: readonly string[] };

export type Cases = Readonly<Record<string, (toolkit: typeof TOOLKIT) => Promise<unknown>>>;

/** Nothing in here waits that long: what does will never settle. */
const LIMIT_MS = 4000;

/** One JSON text for each id, input or name. */
export async function answer(cases: Cases, job: Job): Promise<string[]> {
  const answers: string[] = [];
  for (const work of worksOf(cases, job)) answers.push(JSON.stringify(await settled(work)));
  return answers;
}

function worksOf(cases: Cases, job: Job): readonly (() => unknown)[] {
  if (job.kind === 'surfaces') return job.names.map((name) => () => surfaceOf(name));
  if (job.kind === 'cases') return job.ids.map((id) => () => cases[id]?.(TOOLKIT));
  const property = PROPERTIES[job.name] as (input: unknown) => unknown;
  return job.inputs.map((input) => () => property(input));
}

async function settled(work: () => unknown): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise((done) => {
    timer = setTimeout(() => done({ $: 'never settles' }), LIMIT_MS);
  });
  try {
    return await Promise.race([Promise.resolve(work()).then(plain), tooLong]);
  } catch (error) {
    return { $: 'threw', value: nameOf(error) };
  } finally {
    clearTimeout(timer);
  }
}
