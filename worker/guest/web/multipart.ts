/** multipart/form-data, written and read. */
import { part } from '../parts.ts';
import { engine } from '../memory.ts';
import { refuseWhileLoading } from '../phase.ts';
import { type Bytes, join } from '../pieces.ts';
import { chunksOf, fileOf } from './blob.ts';
import { type Entry, entriesOf, FormData } from './form-data.ts';
import { extractMime } from './mime.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function newBoundary(): string {
  refuseWhileLoading('a body made of a FormData');
  const letters = Array.from({ length: 16 }, () => LETTERS[Math.floor(engine.random() * LETTERS.length)]);
  return `----HalfmilliFormBoundary${letters.join('')}`;
}

const escape = (name: string): string =>
  name.replace(/[\r\n"]/g, (character) => (character === '"' ? '%22' : character === '\r' ? '%0D' : '%0A'));
const withLineBreaks = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n');

export function writeMultipart(form: FormData): { readonly bytes: Bytes; readonly type: string } {
  const boundary = newBoundary();
  const chunks = entriesOf(form).flatMap((entry) => [
    encoder.encode(`--${boundary}\r\n${headOf(entry)}\r\n\r\n`),
    ...(typeof entry[1] === 'string' ? [encoder.encode(withLineBreaks(entry[1]))] : chunksOf(entry[1])),
    encoder.encode('\r\n'),
  ]);
  const bytes = join([...chunks, encoder.encode(`--${boundary}--\r\n`)]);
  return { bytes, type: `multipart/form-data; boundary=${boundary}` };
}

function headOf([name, value]: Entry): string {
  const field = `Content-Disposition: form-data; name="${escape(withLineBreaks(name))}"`;
  if (typeof value === 'string') return field;
  const type = value.type || 'application/octet-stream';
  return `${field}; filename="${escape(value.name)}"\r\nContent-Type: ${type}`;
}

/** Throws TypeError where `bytes` are no form with that boundary. */
function readMultipart(bytes: Bytes, boundary: string): FormData {
  const form = new FormData();
  const delimiter = encoder.encode(`\r\n--${boundary}`);
  // What comes before the first delimiter is nobody's; that may begin without a line break.
  let position = startsWith(bytes, delimiter.subarray(2), 0)
    ? delimiter.length - 2
    : after(bytes, delimiter, 0);
  while (!startsWith(bytes, DASHES, position)) {
    const head = after(bytes, LINE_BREAK, skipSpaces(bytes, position));
    if (head !== skipSpaces(bytes, position) + LINE_BREAK.length) throw damaged();
    const body = startsWith(bytes, LINE_BREAK, head)
      ? head + LINE_BREAK.length
      : after(bytes, BLANK_LINE, head);
    position = after(bytes, delimiter, body);
    appendPart(
      form,
      decoder.decode(bytes.subarray(head, body)),
      bytes.slice(body, position - delimiter.length),
    );
  }
  return form;
}

const DASHES = encoder.encode('--');
const LINE_BREAK = encoder.encode('\r\n');
const BLANK_LINE = encoder.encode('\r\n\r\n');
const damaged = (): TypeError => new TypeError('the body is not multipart/form-data as its type says');

function appendPart(form: FormData, head: string, body: Bytes): void {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\0|[\r\n]+$/g, '').split('\r\n')) {
    // Folded lines are of another time.
    if (/^\s/.test(line)) throw damaged();
    const [, name, value = ''] = /^([^\s:]+):[ \t]*([^]*)$/.exec(line) ?? [];
    if (name !== undefined) fields.set(name.toLowerCase(), value.replace(/[ \t]+$/, ''));
  }
  const parameters = dispositionOf(fields.get('content-disposition') ?? '');
  const name = parameters.get('name');
  const filename = parameters.get('filename');
  if (name === undefined) throw damaged();
  if (filename === undefined) form.append(name, decoder.decode(body));
  else form.append(name, fileOf(body, filename, fields.get('content-type') ?? 'text/plain'));
}

/** As Chromium reads it: a backslash takes the next character as it is, and what browsers escape stays escaped. */
function dispositionOf(field: string): Map<string, string> {
  if (!/^form-data(?:\s*;\s*[^\s;="]+=(?:"(?:[^"\\]|\\[^])*"|[^\s;"]*))*\s*;?$/.test(field)) throw damaged();
  const found = field.matchAll(/([^\s;="]+)=(?:"((?:[^"\\]|\\[^])*)"|([^\s;"]*))/g);
  return new Map(
    Array.from(found, ([, name = '', quoted, plain = '']) => [
      name.toLowerCase(),
      quoted?.replace(/\\([^])/g, '$1') ?? plain,
    ]),
  );
}

function skipSpaces(bytes: Bytes, from: number): number {
  let position = from;
  while (bytes[position] === 0x20 || bytes[position] === 0x09) position++;
  return position;
}

const startsWith = (bytes: Bytes, wanted: Bytes, at: number): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** Behind the next `wanted`. Throws where there is none. */
function after(bytes: Bytes, wanted: Bytes, from: number): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes, wanted, at)) return at + wanted.length;
  throw damaged();
}

/** A body as a form, by its content-type. */
export function readForm(bytes: Bytes, contentType: string | null): FormData {
  const mime = extractMime(contentType);
  const boundary = mime?.parameters.get('boundary');
  if (mime?.essence === 'multipart/form-data' && boundary !== undefined)
    return readMultipart(bytes, boundary);
  if (mime?.essence !== 'application/x-www-form-urlencoded')
    throw new TypeError(`a body of type ${contentType ?? '(none)'} is no form`);
  const form = new FormData();
  // The constructor would take a leading question mark away.
  const { URLSearchParams } = part('search-params').globals;
  const parameters = new URLSearchParams(`&${decoder.decode(bytes)}`) as unknown as Iterable<
    [string, string]
  >;
  for (const [name, value] of parameters) form.append(name, value);
  return form;
}
