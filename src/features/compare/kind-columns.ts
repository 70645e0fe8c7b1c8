/** What is told of each kind of request on each platform. */
import type { Answers } from '../../../worker/protocol/simulator.ts';
import { formatCount, formatMsFigure } from '../../ui/quantities.ts';

interface KindColumn {
  readonly name: string;
  /** In full, for the head of a table that stands by itself. */
  readonly long: string;
  /** Of `value`; empty for counts. */
  readonly unit: string;
  readonly value: (answers: Answers) => number | null;
  readonly text: (answers: Answers) => string;
}

export const KIND_COLUMNS: readonly KindColumn[] = [
  latency('p50 ms', 'The median latency', ({ overall }) => overall.p50Us),
  latency('p99 ms', 'p99 of the latencies', ({ overall }) => overall.p99Us),
  count('Served', 'Requests with an answer', ({ served }) => served),
  count('Rejected', 'Requests that a full platform turned away', ({ rejected }) => rejected),
  count('Failed', 'Requests that got no answer', ({ failed }) => failed),
];

function latency(name: string, long: string, us: (answers: Answers) => number | null): KindColumn {
  const value = (answers: Answers) => {
    const found = us(answers);
    return found === null ? null : found / 1_000;
  };
  const text = (answers: Answers) => {
    const ms = value(answers);
    return ms === null ? '–' : formatMsFigure(ms);
  };
  return { name, long, unit: 'ms', value, text };
}

function count(name: string, long: string, value: (answers: Answers) => number): KindColumn {
  return { name, long, unit: '', value, text: (answers) => formatCount(value(answers)) };
}
