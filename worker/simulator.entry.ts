import { Handlers } from './experiment/handlers.ts';
import { Traffic } from './experiment/traffic.ts';
import { PLACES } from './model/places.ts';
import type { SimulatorCalls, SimulatorEvent } from './protocol/simulator.ts';
import { serve } from './serve.ts';

const handlers = new Handlers();
let traffic: Traffic | null = null;

function stop(): null {
  traffic?.stop();
  traffic = null;
  return null;
}

const send = serve<SimulatorCalls, SimulatorEvent>({
  places: () => PLACES,
  start: async (input) => {
    stop();
    traffic = new Traffic(await handlers.get(input.artifact), input, send);
    traffic.start();
    return { ok: true, value: null };
  },
  stop,
});
