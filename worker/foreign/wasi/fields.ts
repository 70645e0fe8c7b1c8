/** The `fields` of wasi:http: headers, in the order and the case in which they were given. */
import { headerError } from '../../host/http-imports.ts';
import { done, err, type WitResult } from './convention.ts';

type Header = readonly [name: string, value: string];
type FieldResult = WitResult<undefined, { readonly tag: 'invalid-syntax' | 'forbidden' | 'immutable' }>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class Fields {
  #headers: readonly Header[] = [];
  #isImmutable = false;

  /** Of a request or response that is on its way already. */
  static fixed(headers: readonly Header[]): Fields {
    const fields = new Fields();
    fields.#headers = headers;
    fields.#isImmutable = true;
    return fields;
  }

  static fromList(entries: readonly (readonly [string, Uint8Array])[]): Fields {
    const fields = new Fields();
    for (const [name, value] of entries) {
      const appended = fields.append(name, value);
      // What a constructor cannot return it throws: the generated code takes `payload` for the result's error.
      if (appended.tag === 'err') throw Object.assign(new Error('invalid header'), { payload: appended.val });
    }
    return fields;
  }

  get headers(): readonly Header[] {
    return this.#headers;
  }

  get(name: string): Uint8Array[] {
    return this.#headers.filter(isNamed(name)).map(([, value]) => encoder.encode(value));
  }

  has(name: string): boolean {
    return this.#headers.some(isNamed(name));
  }

  set(name: string, values: readonly Uint8Array[]): FieldResult {
    const headers = values.map((value): Header => [name, decoder.decode(value)]);
    // An empty list of values still has a name to be checked.
    for (const header of [[name, ''] as const, ...headers]) {
      const refusal = this.#refusal(header);
      if (refusal) return refusal;
    }
    this.#headers = [...this.#headers.filter(isNotNamed(name)), ...headers];
    return done;
  }

  delete(name: string): FieldResult {
    const refusal = this.#refusal([name, '']);
    if (refusal) return refusal;
    this.#headers = this.#headers.filter(isNotNamed(name));
    return done;
  }

  append(name: string, value: Uint8Array): FieldResult {
    const header: Header = [name, decoder.decode(value)];
    const refusal = this.#refusal(header);
    if (refusal) return refusal;
    this.#headers = [...this.#headers, header];
    return done;
  }

  entries(): [string, Uint8Array][] {
    return this.#headers.map(([name, value]) => [name, encoder.encode(value)]);
  }

  clone(): Fields {
    const copy = new Fields();
    copy.#headers = this.#headers;
    return copy;
  }

  #refusal(header: Header): FieldResult | null {
    if (this.#isImmutable) return err({ tag: 'immutable' });
    const error = headerError(header);
    if (error === null) return null;
    return err({ tag: error === 0 ? 'invalid-syntax' : 'forbidden' });
  }
}

function isNamed(wanted: string): (header: Header) => boolean {
  const lower = wanted.toLowerCase();
  return ([name]) => name.toLowerCase() === lower;
}

function isNotNamed(wanted: string): (header: Header) => boolean {
  const matches = isNamed(wanted);
  return (header) => !matches(header);
}
