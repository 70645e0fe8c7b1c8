/** What a request's body is said to be, by its content type. */
import type { SavedRequest } from '../../../worker/project/project.ts';

type Headers = SavedRequest['headers'];

export const BODY_KINDS = ['none', 'json', 'form', 'text', 'other'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

const CONTENT_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
} as const;

const isContentType = ([name]: Headers[number]): boolean => name.toLowerCase() === 'content-type';

export function bodyKindOf(headers: Headers): BodyKind {
  const type = headers.find(isContentType)?.[1].toLowerCase().trim();
  if (type === undefined || type === '') return 'none';
  if (/^application\/([\w.+-]+\+)?json\b/.test(type)) return 'json';
  if (type.startsWith(CONTENT_TYPES.form)) return 'form';
  return type.startsWith('text/plain') ? 'text' : 'other';
}

/** The headers with this content type in the place of the old one, or without. */
export function withBodyKind(headers: Headers, kind: BodyKind): Headers {
  if (kind === 'other') return headers;
  const rest = headers.filter((header) => !isContentType(header));
  if (kind === 'none') return rest;
  const at = headers.findIndex(isContentType);
  return rest.toSpliced(at < 0 ? rest.length : at, 0, ['content-type', CONTENT_TYPES[kind]]);
}

/** What keeps a text from being JSON, in the words of this browser; null where nothing does. */
export function jsonProblem(text: string): string | null {
  if (text.trim() === '') return null;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function indentJson(text: string): string {
  return jsonProblem(text) === null && text.trim() !== '' ? JSON.stringify(JSON.parse(text), null, 2) : text;
}
