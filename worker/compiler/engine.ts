/**
 * The JavaScript engine while it loads a handler: QuickJS with the guest runtime already in its memory. Values are
 * pointers to boxed JSValues; whoever gets one frees it.
 */
import { scrubFreeHeap } from './free-heap.ts';
import type { Bytes } from './wasm-binary.ts';

export interface EngineExports {
  readonly memory: WebAssembly.Memory;
  readonly __stack_pointer: WebAssembly.Global<'i32'>;
  /** What the heap's first `malloc` gave. */
  readonly heap_start: WebAssembly.Global<'i32'>;
  wasm_malloc(sizeBytes: number): number;
  wasm_free(pointer: number): void;
  qjs_eval(source: number, sourceBytes: number, file: number, flags: number): number;
  qjs_is_exception(value: number): number;
  qjs_get_exception(): number;
  qjs_get_prop_string(value: number, name: number): number;
  qjs_new_string(text: number, lengthBytes: number): number;
  qjs_get_string_len(value: number, lengthOut: number): number;
  qjs_free_cstring(pointer: number): void;
  qjs_free_value(value: number): void;
  qjs_promise_state(value: number): number;
  qjs_promise_result(value: number): number;
  qjs_is_error(value: number): number;
  qjs_eval_bytecode(bytecode: number, sizeBytes: number): number;
  qjs_run_gc(): void;
  run_jobs(): void;
  adopt(namespace: number): number;
  offer(name: number, source: number, specifier: number): void;
  install(name: number, factory: number): number;
}

/** The exports above: what compiling needs of the engine besides the canonical ABI. */
export const ENGINE_EXPORTS: readonly (keyof EngineExports)[] = [
  'memory',
  '__stack_pointer',
  'heap_start',
  'wasm_malloc',
  'wasm_free',
  'qjs_eval',
  'qjs_is_exception',
  'qjs_get_exception',
  'qjs_get_prop_string',
  'qjs_new_string',
  'qjs_get_string_len',
  'qjs_free_cstring',
  'qjs_free_value',
  'qjs_promise_state',
  'qjs_promise_result',
  'qjs_is_error',
  'qjs_eval_bytecode',
  'qjs_run_gc',
  'run_jobs',
  'adopt',
  'offer',
  'install',
];

export const EVALUATE = { script: 0, module: 1 } as const;
const PROMISE_PENDING = 0;
const PROMISE_REJECTED = 2;

export interface EngineError {
  readonly name: string;
  readonly message: string;
  /** As QuickJS wrote it: lines such as `    at f (handler.ts:3:5)`. */
  readonly stack: string;
}

type Outcome =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'error'; readonly error: EngineError };

export type Evaluation = Outcome | { readonly kind: 'pending' };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  readonly exports: EngineExports;

  constructor(exports: EngineExports) {
    this.exports = exports;
  }

  /** The whole of linear memory; valid until the engine next runs. */
  get memory(): Bytes {
    return new Uint8Array(this.exports.memory.buffer);
  }

  evaluate(source: string, file: string, flags: number): Outcome {
    const text = encoder.encode(source);
    const pointer = this.#write(text);
    const value = this.#withText(file, (name) => this.exports.qjs_eval(pointer, text.length, name, flags));
    this.exports.wasm_free(pointer);
    return this.outcome(value);
  }

  /** Runs a script that was compiled by the same QuickJS; see worker/engine/assemble.ts. */
  evaluateBytecode(bytecode: Bytes): Outcome {
    const pointer = this.#write(bytecode);
    const value = this.exports.qjs_eval_bytecode(pointer, bytecode.length);
    this.exports.wasm_free(pointer);
    return this.outcome(value);
  }

  /** Adds a part to the guest runtime; see worker/guest/parts.ts. Throws where it is not of this engine. */
  install(name: string, bytecode: Bytes): void {
    const factory = this.evaluateBytecode(bytecode);
    const done = factory.kind === 'value' ? this.#installed(name, factory.value) : factory;
    if (done.kind === 'error')
      throw new Error(`the part ${name}: ${done.error.message}\n${done.error.stack}`);
  }

  #installed(name: string, factory: number): Outcome {
    const nameValue = this.#newText(name);
    const outcome = this.outcome(this.exports.install(nameValue, factory));
    for (const value of [nameValue, factory]) this.exports.qjs_free_value(value);
    if (outcome.kind === 'value') this.exports.qjs_free_value(outcome.value);
    return outcome;
  }

  /** What an evaluation that returned `value` came to. */
  outcome(value: number): Outcome {
    if (this.exports.qjs_is_exception(value)) return { kind: 'error', error: this.#takeException() };
    return { kind: 'value', value };
  }

  /** Runs jobs until none is left, then says how `promise` came out. */
  settle(promise: number): Evaluation {
    this.exports.run_jobs();
    const state = this.exports.qjs_promise_state(promise);
    if (state === PROMISE_PENDING) return { kind: 'pending' };
    const value = this.exports.qjs_promise_result(promise);
    this.exports.qjs_free_value(promise);
    return state === PROMISE_REJECTED
      ? { kind: 'error', error: this.#takeError(value) }
      : { kind: 'value', value };
  }

  /** Lets the module loader find a module by its name, and by `specifier` if that is not empty; see worker/guest/modules.ts. */
  offer(name: string, source: string, specifier: string): void {
    this.exports.offer(this.#newText(name), this.#newText(source), this.#newText(specifier));
  }

  /** Hands a module's namespace to the guest runtime, which looks for the handler; see `adopt` in worker/guest. */
  adopt(namespace: number): { kind: 'found'; answer: string } | Extract<Evaluation, { kind: 'error' }> {
    const outcome = this.outcome(this.exports.adopt(namespace));
    return outcome.kind === 'value' ? { kind: 'found', answer: this.#takeText(outcome.value) } : outcome;
  }

  /** Only what is alive stays: nothing below the stack pointer is, and nothing in freed chunks of the heap. */
  tidy(): void {
    this.exports.qjs_run_gc();
    this.memory.fill(0, 0, this.exports.__stack_pointer.value);
    scrubFreeHeap(this.memory, this.exports.heap_start.value);
  }

  #takeException(): EngineError {
    return this.#takeError(this.exports.qjs_get_exception());
  }

  #takeError(value: number): EngineError {
    const isError = this.exports.qjs_is_error(value) !== 0;
    const property = (name: string): string =>
      this.#takeText(this.#withText(name, (pointer) => this.exports.qjs_get_prop_string(value, pointer)));
    const error = isError
      ? { name: property('name'), message: property('message'), stack: property('stack') }
      : { name: 'Uncaught', message: this.textOf(value), stack: '' };
    this.exports.qjs_free_value(value);
    return error;
  }

  #takeText(value: number): string {
    const text = this.textOf(value);
    this.exports.qjs_free_value(value);
    return text;
  }

  /** As `String(value)` has it; empty where that throws. */
  textOf(value: number): string {
    const lengthOut = this.exports.wasm_malloc(4);
    const pointer = this.exports.qjs_get_string_len(value, lengthOut);
    const lengthBytes = new DataView(this.exports.memory.buffer).getUint32(lengthOut, true);
    this.exports.wasm_free(lengthOut);
    if (pointer === 0) return '';
    const text = decoder.decode(this.memory.subarray(pointer, pointer + lengthBytes));
    this.exports.qjs_free_cstring(pointer);
    return text;
  }

  /** A JavaScript string. */
  #newText(text: string): number {
    const bytes = encoder.encode(text);
    const pointer = this.#write(bytes);
    const value = this.exports.qjs_new_string(pointer, bytes.length);
    this.exports.wasm_free(pointer);
    return value;
  }

  #withText<Value>(text: string, use: (pointer: number) => Value): Value {
    const pointer = this.#write(encoder.encode(text));
    const value = use(pointer);
    this.exports.wasm_free(pointer);
    return value;
  }

  /** Copies bytes in, with the zero that C strings end with. Returns their address. */
  #write(bytes: Bytes): number {
    const pointer = this.exports.wasm_malloc(bytes.length + 1);
    if (pointer === 0) throw new RangeError('out of memory');
    const { memory } = this;
    memory.set(bytes, pointer);
    memory[pointer + bytes.length] = 0;
    return pointer;
  }
}
