/** The worker's side of `worker/protocol/worker-messages.ts`: answers calls, one reply each, whatever happens. */
import type { Call, CallTable, FromWorker } from './protocol/worker-messages.ts';

type Handlers<Calls extends CallTable<Calls>> = {
  [Name in keyof Calls]: (
    input: Calls[Name]['input'],
  ) => Calls[Name]['output'] | Promise<Calls[Name]['output']>;
};

/** Makes this worker answer `Calls`. Returns how to send an event. What is transferred is gone from here. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it types the events that callers may send
export function serve<Calls extends CallTable<Calls>, Event = never>(
  handlers: Handlers<Calls>,
  transferOf: (output: Calls[keyof Calls]['output']) => Transferable[] = () => [],
): (event: Event, transfer?: Transferable[]) => void {
  const scope = self as unknown as DedicatedWorkerGlobalScope;
  const post = (message: FromWorker<Event>, transfer: Transferable[] = []): void =>
    scope.postMessage(message, transfer);
  const answer = async ({ id, name, input }: Call<Calls>): Promise<void> => {
    try {
      const output = await handlers[name](input);
      post({ type: 'reply', id, output }, transferOf(output));
    } catch (error) {
      post({
        type: 'crashed',
        id,
        message: error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
      });
    }
  };
  scope.addEventListener('message', ({ data }: MessageEvent<Call<Calls>>) => void answer(data));
  return (event, transfer) => post({ type: 'event', event }, transfer);
}
