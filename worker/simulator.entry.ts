import { Handlers } from './experiment/handlers.ts';
import { TrafficControl } from './experiment/traffic-control.ts';
import { PLACES } from './model/places.ts';
import { explainAt } from './model/routing/explain-at.ts';
import type { SimulatorCalls, SimulatorEvent } from './protocol/simulator.ts';
import { serve } from './serve.ts';

const control = new TrafficControl(new Handlers(), (event, transfer) => send(event, transfer));

const send = serve<SimulatorCalls, SimulatorEvent>({
  places: () => PLACES,
  routing: explainAt,
  start: (input) => control.start(input),
  stop: () => control.stop(),
});
