/**
 * User code that loops holds up its whole process. So it gets a process of its own, which says when it is about to enter
 * user code and is ended when it then stays silent for too long.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the child says. `refused`: words for the reader instead of an output. */
type Said<Output> =
  | { readonly type: 'entering' }
  | { readonly type: 'done'; readonly output: Output }
  | { readonly type: 'refused'; readonly words: string };

export type Outcome<Output> =
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'silent' };

/** Real time that user code may compute: at this limit it stops by itself and says where it was. */
export const COMPUTE_LIMIT_MS = 5_000;

/** How long user code may keep its process silent. */
export const SILENCE_LIMIT_MS = COMPUTE_LIMIT_MS + 500;

/** Parent's side: runs `script` (see `answer`) with `input`. */
export function runLimited<Output>(
  script: URL,
  input: unknown,
  limitMs = SILENCE_LIMIT_MS,
): Promise<Outcome<Output>> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(script), { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
    let timer: NodeJS.Timeout | undefined;
    const settle = (outcome: Outcome<Output>): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(outcome);
    };
    child.on('message', (said: Said<Output>) => {
      if (said.type === 'done') settle({ kind: 'done', output: said.output });
      else if (said.type === 'refused') settle({ kind: 'refused', words: said.words });
      else {
        clearTimeout(timer);
        timer = setTimeout(() => settle({ kind: 'silent' }), limitMs);
      }
    });
    child.on('exit', (code) => settle({ kind: 'refused', words: `the process ended with code ${code}` }));
    child.send({ input });
  });
}

/** Child's side: answers the one input. `entering` is to be called whenever user code is about to run. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what arrives is what the parent sent: only the caller knows its type
export function answer<Input, Output>(work: (input: Input, entering: () => void) => Promise<Output>): void {
  const say = (said: Said<Output>): void => void process.send?.(said);
  process.once('message', ({ input }: { input: Input }) => {
    work(input, () => say({ type: 'entering' })).then(
      (output) => say({ type: 'done', output }),
      (error: unknown) =>
        say({ type: 'refused', words: error instanceof Error ? error.message : String(error) }),
    );
  });
}
