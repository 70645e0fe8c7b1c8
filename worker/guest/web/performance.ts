/** The part `performance`: High Resolution Time and User Timing. */
import { nowMs, timeOriginMs } from '../clock.ts';
import { part } from '../parts.ts';
import {
  asInterface,
  attributes,
  dictionary,
  OURS,
  requireArguments,
  requireOurs,
  text,
} from '../web-idl.ts';

interface EntrySlots {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
  readonly detail: unknown;
}

let slotsOf: (entry: PerformanceEntry) => EntrySlots;

class PerformanceEntry {
  readonly #slots: EntrySlots;

  static {
    slotsOf = (entry) => entry.#slots;
  }

  constructor(...args: readonly unknown[]) {
    requireOurs(args);
    this.#slots = args[1] as EntrySlots;
  }

  toJSON(): object {
    const { name, entryType, startTime, duration } = this.#slots;
    return { name, entryType, startTime, duration };
  }
}
attributes(PerformanceEntry, slotsOf!, ['name', 'entryType', 'startTime', 'duration']);
asInterface('PerformanceEntry', PerformanceEntry);

const detailOf = (value: unknown): unknown =>
  value === undefined || value === null ? null : part('structured-clone').structuredClone(value);

function timeFrom(value: unknown): number {
  const time = Number(value);
  if (!Number.isFinite(time)) throw new TypeError(`${text(value)} is no time`);
  return time;
}

class PerformanceMark extends PerformanceEntry {
  constructor(name: unknown, options: unknown = {}) {
    requireArguments('PerformanceMark', arguments);
    const { startTime, detail } = dictionary(options, "the mark's options");
    const time = startTime === undefined ? nowMs() : timeFrom(startTime);
    if (time < 0) throw new TypeError('a mark cannot lie before the time origin');
    super(OURS, {
      name: text(name),
      entryType: 'mark',
      startTime: time,
      duration: 0,
      detail: detailOf(detail),
    });
  }
}

class PerformanceMeasure extends PerformanceEntry {}

for (const Class of [PerformanceMark, PerformanceMeasure]) attributes(Class, slotsOf!, ['detail']);
asInterface('PerformanceMark', PerformanceMark, 1);
asInterface('PerformanceMeasure', PerformanceMeasure);

class Performance {
  /** By start, and in order of their making. */
  #entries: PerformanceEntry[] = [];

  constructor(...args: readonly unknown[]) {
    requireOurs(args);
  }

  get timeOrigin(): number {
    return this.#entries && timeOriginMs();
  }

  now(): number {
    return this.#entries && nowMs();
  }

  toJSON(): object {
    return { timeOrigin: this.timeOrigin };
  }

  mark(name: unknown, options: unknown = {}): PerformanceMark {
    requireArguments('Performance.mark', arguments);
    return this.#keep(new PerformanceMark(name, options));
  }

  measure(name: unknown, ...args: readonly unknown[]): PerformanceMeasure {
    requireArguments('Performance.measure', arguments);
    const { startTime, endTime, detail } = this.#spanFrom(args);
    const slots = {
      name: text(name),
      entryType: 'measure',
      startTime,
      duration: endTime - startTime,
      detail,
    };
    return this.#keep(new PerformanceMeasure(OURS, slots));
  }

  getEntries(): PerformanceEntry[] {
    return this.#entries.toSorted((a, b) => slotsOf(a).startTime - slotsOf(b).startTime);
  }

  getEntriesByName(name: unknown, ...args: readonly unknown[]): PerformanceEntry[] {
    requireArguments('Performance.getEntriesByName', arguments);
    const wanted = text(name);
    const type = args[0] === undefined ? null : text(args[0]);
    return this.getEntries().filter((entry) => {
      const slots = slotsOf(entry);
      return slots.name === wanted && (type === null || slots.entryType === type);
    });
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    requireArguments('Performance.getEntriesByType', arguments);
    const wanted = text(type);
    return this.getEntries().filter((entry) => slotsOf(entry).entryType === wanted);
  }

  clearMarks(...args: readonly unknown[]): void {
    this.#clear('mark', args[0]);
  }

  clearMeasures(...args: readonly unknown[]): void {
    this.#clear('measure', args[0]);
  }

  #keep<Entry extends PerformanceEntry>(entry: Entry): Entry {
    this.#entries.push(entry);
    return entry;
  }

  #clear(type: string, name: unknown): void {
    this.#entries = this.#entries.filter((entry) => {
      const slots = slotsOf(entry);
      return slots.entryType !== type || (name !== undefined && slots.name !== text(name));
    });
  }

  #spanFrom([first, last]: readonly unknown[]): { startTime: number; endTime: number; detail: unknown } {
    if (typeof first !== 'object' || first === null) {
      const endTime = last === undefined ? nowMs() : this.#timeOf(last);
      return {
        startTime: first === undefined || first === null ? 0 : this.#timeOf(first),
        endTime,
        detail: null,
      };
    }
    const { start, end, duration, detail } = first as Record<string, unknown>;
    const given = [start, end, duration].filter((value) => value !== undefined).length;
    if (
      last !== undefined ||
      given === 3 ||
      (given === 0 && detail !== undefined) ||
      (given === 1 && duration !== undefined)
    )
      throw new TypeError('Performance.measure: the options contradict each other');
    const lengthMs = duration === undefined ? 0 : timeFrom(duration);
    const endTime =
      end !== undefined
        ? this.#timeOf(end)
        : duration === undefined
          ? nowMs()
          : this.#timeOf(start) + lengthMs;
    const startTime =
      start !== undefined ? this.#timeOf(start) : duration === undefined ? 0 : endTime - lengthMs;
    return { startTime, endTime, detail: detailOf(detail) };
  }

  /** A time, or that of the latest mark of a name. */
  #timeOf(value: unknown): number {
    if (typeof value === 'number') {
      if (value < 0) throw new TypeError('a time cannot lie before the time origin');
      return timeFrom(value);
    }
    const name = text(value);
    const mark = this.#entries.findLast(
      (entry) => slotsOf(entry).entryType === 'mark' && slotsOf(entry).name === name,
    );
    if (!mark) throw new DOMException(`there is no mark "${name}"`, 'SyntaxError');
    return slotsOf(mark).startTime;
  }
}
asInterface('Performance', Performance);

export const globals = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  performance: new Performance(OURS),
};
