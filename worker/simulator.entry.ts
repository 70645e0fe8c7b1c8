import { Handlers } from './experiment/handlers.ts';
import { runTests } from './experiment/run-tests.ts';
import { TrafficControl } from './experiment/traffic-control.ts';
import { toldConstants } from './model/constants-told.ts';
import { PLACES } from './model/places.ts';
import { explainAt } from './model/routing/explain-at.ts';
import type { SimulatorCalls, SimulatorEvent } from './protocol/simulator.ts';
import { serve } from './serve.ts';

const handlers = new Handlers();
const control = new TrafficControl(handlers, (event, transfer) => send(event, transfer));

const send = serve<SimulatorCalls, SimulatorEvent>({
  places: () => PLACES,
  constants: toldConstants,
  routing: explainAt,
  start: (input) => control.start(input),
  stop: () => control.stop(),
  async test({ artifact, project, cpuLimitMs }) {
    const handler = await handlers.get(artifact);
    return runTests(handler, project, { cpuLimitMs, entering: () => send({ type: 'entering', runId: 0 }) });
  },
});
