/** The part `console`. */
import { log } from '../log.ts';
import { nowMs } from '../clock.ts';
import { currentStack, userStack } from '../stack.ts';
import { formatMessage } from './format.ts';
import { inspect } from './inspect.ts';
import { tableText } from './table.ts';

const counts = new Map<string, number>();
const startsMs = new Map<string, number>();
let indentation = '';

type Method = (...values: unknown[]) => void;

function tell(level: string, text: string, stack = currentStack()): void {
  log(level, indentation === '' ? text : indentation + text.replaceAll('\n', `\n${indentation}`), stack);
}

const at =
  (level: string): Method =>
  (...values) =>
    tell(level, formatMessage(values));

function group(...values: unknown[]): void {
  if (values.length > 0) tell('log', formatMessage(values));
  indentation += '  ';
}

/** Tells how long a timer has run. */
function timed(label: string, values: readonly unknown[]): boolean {
  const startMs = startsMs.get(label);
  if (startMs === undefined) {
    tell('warn', `Timer '${label}' does not exist`);
    return false;
  }
  const time = `${label}: ${(nowMs() - startMs).toFixed(3)} ms`;
  tell('info', formatMessage([time, ...values]));
  return true;
}

const console = {
  debug: at('debug'),
  log: at('log'),
  info: at('info'),
  warn: at('warn'),
  error: at('error'),
  dirxml: at('log'),
  group,
  groupCollapsed: (...values: unknown[]): void => group(...values),
  groupEnd(): void {
    indentation = indentation.slice(2);
  },
  clear(): void {
    indentation = '';
  },
  dir(value?: unknown, options?: unknown): void {
    const depth = (options as { depth?: unknown } | null | undefined)?.depth;
    tell('log', inspect(value, depth === null ? Infinity : typeof depth === 'number' ? depth : undefined));
  },
  table(data?: unknown, columns?: unknown): void {
    tell('log', tableText(data, columns) ?? formatMessage([data]));
  },
  trace(...values: unknown[]): void {
    const stack = currentStack();
    const text = values.length > 0 ? `Trace: ${formatMessage(values)}` : 'Trace';
    tell('debug', `${text}\n${userStack(stack)}`, stack);
  },
  assert(condition?: unknown, ...values: unknown[]): void {
    if (condition) return;
    const [first, ...rest] = values;
    const message =
      typeof first === 'string' ? [`Assertion failed: ${first}`, ...rest] : ['Assertion failed', ...values];
    tell('error', formatMessage(message));
  },
  count(label: unknown = 'default'): void {
    const name = String(label);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    tell('info', `${name}: ${count}`);
  },
  countReset(label: unknown = 'default'): void {
    if (!counts.delete(String(label))) tell('warn', `Count for '${String(label)}' does not exist`);
  },
  time(label: unknown = 'default'): void {
    const name = String(label);
    if (startsMs.has(name)) tell('warn', `Timer '${name}' already exists`);
    else startsMs.set(name, nowMs());
  },
  timeLog(label: unknown = 'default', ...values: unknown[]): void {
    timed(String(label), values);
  },
  timeEnd(label: unknown = 'default'): void {
    const name = String(label);
    if (timed(name, [])) startsMs.delete(name);
  },
};
for (const [name, method] of Object.entries(console)) Object.defineProperty(method, 'name', { value: name });
Object.defineProperty(console, Symbol.toStringTag, { configurable: true, value: 'console' });

/** @public reached by `worker/guest/shown.ts` */
export { inspect };

export const globals = { console };
