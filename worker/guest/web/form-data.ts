/** The XMLHttpRequest standard's FormData. */
import { asInterface, iterable, requireArguments, usv } from '../web-idl.ts';
import { type Blob, File, isBlob, namedFile } from './blob.ts';

export type Entry = readonly [name: string, value: string | File];

/** What a form holds; throws where it is none. */
export let entriesOf: (form: FormData) => Entry[];
export let isForm: (value: unknown) => value is FormData;

export class FormData {
  #entries: Entry[] = [];

  constructor(form?: unknown) {
    if (form !== undefined) throw new TypeError('FormData: there are no form elements here');
  }

  static {
    entriesOf = (form) => form.#entries;
    isForm = (value): value is FormData => typeof value === 'object' && value !== null && #entries in value;
  }

  append(name: unknown, value: unknown, ...rest: readonly unknown[]): void {
    this.#entries.push(entryFrom('FormData.append', arguments, name, value, rest));
  }

  set(name: unknown, value: unknown, ...rest: readonly unknown[]): void {
    const entry = entryFrom('FormData.set', arguments, name, value, rest);
    const first = this.#entries.findIndex(([key]) => key === entry[0]);
    if (first < 0) this.#entries.push(entry);
    else
      this.#entries = this.#entries.flatMap((old, index) =>
        old[0] !== entry[0] ? [old] : index === first ? [entry] : [],
      );
  }

  delete(name: unknown): void {
    requireArguments('FormData.delete', arguments);
    const key = usv(name);
    this.#entries = this.#entries.filter(([other]) => other !== key);
  }

  get(name: unknown): string | File | null {
    requireArguments('FormData.get', arguments);
    const key = usv(name);
    return this.#entries.find(([other]) => other === key)?.[1] ?? null;
  }

  getAll(name: unknown): (string | File)[] {
    requireArguments('FormData.getAll', arguments);
    const key = usv(name);
    return this.#entries.flatMap(([other, value]) => (other === key ? [value] : []));
  }

  has(name: unknown): boolean {
    requireArguments('FormData.has', arguments);
    const key = usv(name);
    return this.#entries.some(([other]) => other === key);
  }
}
iterable('FormData', FormData, (form: FormData) => entriesOf(form));
asInterface('FormData', FormData);

function entryFrom(
  what: string,
  given: ArrayLike<unknown>,
  name: unknown,
  value: unknown,
  rest: readonly unknown[],
): Entry {
  requireArguments(what, given, 2);
  if (isBlob(value)) return [usv(name), fileFrom(value, rest[0])];
  if (rest.length > 0) throw new TypeError(`${what}: only a Blob can have a file name`);
  return [usv(name), usv(value)];
}

function fileFrom(blob: Blob, filename: unknown): File {
  if (filename !== undefined) return namedFile(blob, usv(filename));
  return blob instanceof File ? blob : namedFile(blob, 'blob');
}
