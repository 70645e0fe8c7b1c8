import type { FromWorker } from '../../worker/protocol/worker-messages.ts';

interface Posted {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

/** A worker for tests: it keeps what was posted to it, and says what the test says. */
class FakeWorker<Event> extends EventTarget {
  readonly posted: Posted[] = [];
  terminated = false;

  postMessage(message: unknown): void {
    this.posted.push(structuredClone(message) as Posted);
  }
  terminate(): void {
    this.terminated = true;
  }
  send(data: FromWorker<Event>): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  /** Answers the call posted last. */
  reply(output: unknown): void {
    this.send({ type: 'reply', id: this.posted.at(-1)?.id ?? 0, output });
  }
  break(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

/** A place that hands out fake workers, and remembers them in order. */
export function fakeWorkers<Event>() {
  const workers: FakeWorker<Event>[] = [];
  const spawn = () => {
    const worker = new FakeWorker<Event>();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { workers, spawn };
}
