import { Handlers } from './experiment/handlers.ts';
import { runOnce } from './experiment/run-once.ts';
import type { RunnerCalls, RunnerEvent } from './protocol/runner.ts';
import { serve } from './serve.ts';

const handlers = new Handlers();

const send = serve<RunnerCalls, RunnerEvent>({
  run: async (input) => runOnce(await handlers.get(input.artifact), input, () => send({ type: 'entering' })),
});
