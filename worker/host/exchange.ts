/** One request's passage through the host: what the handler was given, and all that it did. */
import type { HttpRequest } from '../protocol/http.ts';
import { type Environment, LIMITS, LimitReached } from './environment.ts';

/** A body that the handler writes, piece by piece. */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>[];
  /** Virtual time at which each piece was written, microseconds. */
  readonly atUs: number[];
  sizeBytes: number;
  state: 'open' | 'whole' | 'broken';
  /** Called when the state leaves `open`. */
  onEnd: (() => void) | null;
}

/** A piece of the answer's body that left `atUs` virtual microseconds after the handler started. */
export interface ChunkRecord {
  readonly atUs: number;
  readonly sizeBytes: number;
}

export interface AnsweredResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Body;
}

/** An outbound call in virtual microseconds since the handler started. */
export interface CallRecord {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly startUs: number;
  /** Includes what sending a streamed body took. */
  readonly networkUs: number;
  readonly serviceUs: number;
}

/** A stretch in which the handler could only wait. `realMs` is the real time at which the wait began and ended. */
export interface WaitRecord {
  readonly startUs: number;
  readonly endUs: number;
  readonly forOrigin: boolean;
  readonly realMs: number;
}

export interface LogRecord {
  readonly line: string;
  /** Of a line that is no record of our guest's; stdout is `log`. */
  readonly level: 'log' | 'error';
  readonly isAnswered: boolean;
}

export class Exchange {
  readonly environment: Environment;
  readonly request: HttpRequest | null;
  readonly handles: unknown[] = [null];
  readonly calls: CallRecord[] = [];
  readonly waits: WaitRecord[] = [];
  readonly log: LogRecord[] = [];
  /** Virtual time at which the answer's head was sent; null until it is. */
  headUs: number | null = null;
  #response: AnsweredResponse | null = null;
  /** How many of `waits` came before the answer's head was sent, and before the answer was complete; null until then. */
  waitsBeforeHead: number | null = null;
  waitsBeforeAnswer: number | null = null;
  /**
   * Whether anything was waited for after that, or printed by a guest that is not ours. What our guest computes without a
   * wait in between is work on the answer: an answer leaves an event loop when no job is left.
   */
  hasLateWork = false;
  /** Real time at which the answer was complete, `performance.now()` milliseconds. */
  answeredMs = 0;
  /** Virtual time since the handler started, in microseconds. */
  nowUs = 0;
  #consoleBytes = 0;
  #hasFailureRecord = false;
  #hasBreakRecord = false;
  #randomState: bigint;
  readonly #deadlineMs: number;

  constructor(environment: Environment, request: HttpRequest | null) {
    this.environment = environment;
    this.request = request;
    this.#randomState = BigInt(environment.seed);
    this.#deadlineMs = performance.now() + environment.cpuLimitMs;
  }

  /** Waiting takes no real time here: what has passed was computing. */
  isOutOfTime(): boolean {
    return performance.now() > this.#deadlineMs;
  }

  /** Null until the head is sent; its body may go on growing. */
  get response(): AnsweredResponse | null {
    return this.#response;
  }

  set response(response: AnsweredResponse | null) {
    this.#response = response;
    this.headUs = this.nowUs;
    this.waitsBeforeHead = this.waits.length;
  }

  put(resource: unknown): number {
    return this.handles.push(resource) - 1;
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a handle is a number: only the caller knows its kind
  take<Resource>(handle: number): Resource {
    return this.handles[handle] as Resource;
  }

  /** For functions that take a resource over from the guest. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
  takeOver<Resource>(handle: number): Resource {
    const resource = this.take<Resource>(handle);
    this.drop(handle);
    return resource;
  }

  drop(handle: number): void {
    this.handles[handle] = null;
  }

  /** Whether anything random was asked for. */
  get usesRandom(): boolean {
    return this.#randomState !== BigInt(this.environment.seed);
  }

  /** SplitMix64. */
  randomU64(): bigint {
    this.#randomState = BigInt.asUintN(64, this.#randomState + 0x9e3779b97f4a7c15n);
    let mixed = this.#randomState;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  }

  /** Lets virtual time pass while the handler waits. */
  waitUntil(untilUs: number, forOrigin: boolean): void {
    if (untilUs > LIMITS.waitMs * 1_000)
      throw new LimitReached({ kind: 'wait-limit', limitMs: LIMITS.waitMs });
    this.#noteWork();
    this.waits.push({ startUs: this.nowUs, endUs: untilUs, forOrigin, realMs: performance.now() });
    this.nowUs = untilUs;
  }

  finishBody(body: Body): void {
    endBody(body, 'whole');
    if (body !== this.response?.body) return;
    this.waitsBeforeAnswer = this.waits.length;
    this.answeredMs = performance.now();
  }

  /** Something was done that is work: late, where the answer is complete. */
  #noteWork(): void {
    if (this.waitsBeforeAnswer !== null) this.hasLateWork = true;
  }

  /** Keeps a line of `sizeBytes` of UTF-8. However much was printed, failures that end the answer are kept. */
  print(line: string, sizeBytes: number, level: LogRecord['level'] = 'error'): void {
    // Records are our guest's, whose late work is told by its waits.
    if (!line.startsWith('{"')) this.#noteWork();
    const isFirstFailure = !this.#hasFailureRecord && isFailureRecord(line);
    const isFirstBreak = !this.#hasBreakRecord && line.startsWith(BROKE_OFF_RECORD);
    const isAlwaysKept = isFirstFailure || isFirstBreak;
    if (isFirstFailure) this.#hasFailureRecord = true;
    if (isFirstBreak) this.#hasBreakRecord = true;
    if (!isAlwaysKept) this.#consoleBytes += sizeBytes;
    if (!isAlwaysKept && this.consoleOverflowed) return;
    this.log.push({ line, level, isAnswered: this.response !== null });
  }

  get consoleOverflowed(): boolean {
    return this.#consoleBytes > LIMITS.consoleBytes;
  }
}

/** How the guest's records of failures begin (worker/guest/log.ts): they need not be parsed to be told apart. */
export const FAILURE_RECORD = '{"failure":';
const UNHANDLED_RECORD = `${FAILURE_RECORD}"unhandled-rejection"`;
/** Of the answer's body, after its head was sent. */
export const BROKE_OFF_RECORD = `${FAILURE_RECORD}"body-broke-off"`;
const isFailureRecord = (line: string): boolean =>
  line.startsWith(FAILURE_RECORD) && !line.startsWith(UNHANDLED_RECORD);

export const newBody = (): Body => ({
  bytes: [],
  atUs: [],
  sizeBytes: 0,
  state: 'open',
  onEnd: null,
});

export const chunksOf = ({ bytes, atUs }: Body): ChunkRecord[] =>
  bytes.map(({ length }, index) => ({ atUs: atUs[index] ?? 0, sizeBytes: length }));

export function appendBody(body: Body, chunk: Uint8Array<ArrayBuffer>, atUs: number): void {
  body.sizeBytes += chunk.length;
  if (body.sizeBytes > LIMITS.bodyBytes)
    throw new LimitReached({ kind: 'body-too-large', limitBytes: LIMITS.bodyBytes });
  body.bytes.push(chunk);
  body.atUs.push(atUs);
}

export function endBody(body: Body, state: 'whole' | 'broken'): void {
  if (body.state !== 'open') return;
  body.state = state;
  body.onEnd?.();
}

export function joinBody({ bytes, sizeBytes }: Body): Uint8Array<ArrayBuffer> {
  if (bytes.length === 1 && bytes[0]) return bytes[0];
  const whole = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const chunk of bytes) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
