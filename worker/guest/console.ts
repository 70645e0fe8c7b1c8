import { formatMessage } from './inspect.ts';
import { log } from './log.ts';
import { performance } from './performance.ts';
import { currentStack, userStack } from './stack.ts';

const counts = new Map<string, number>();
const timers = new Map<string, number>();

type Method = (...values: unknown[]) => void;

const at =
  (level: string): Method =>
  (...values) =>
    log(level, formatMessage(values), currentStack());

export const console = {
  debug: at('debug'),
  log: at('log'),
  info: at('info'),
  warn: at('warn'),
  error: at('error'),
  dir: at('log'),
  table: at('log'),
  group: at('log'),
  groupCollapsed: at('log'),
  groupEnd: (): void => undefined,
  trace: (...values: unknown[]): void => {
    const stack = currentStack();
    log('debug', `Trace: ${formatMessage(values)}\n${userStack(stack)}`, stack);
  },
  assert: (condition?: unknown, ...values: unknown[]): void => {
    if (condition) return;
    log('error', `Assertion failed: ${formatMessage(values)}`, currentStack());
  },
  count: (label = 'default'): void => {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    log('info', `${label}: ${count}`, currentStack());
  },
  countReset: (label = 'default'): void => void counts.delete(label),
  time: (label = 'default'): void => void timers.set(label, performance.now()),
  timeEnd: (label = 'default'): void => {
    const startMs = timers.get(label);
    timers.delete(label);
    if (startMs === undefined) return;
    log('info', `${label}: ${(performance.now() - startMs).toFixed(3)} ms`, currentStack());
  },
};
