/** URLs: parsing, setting parts, and the parameters that hang on them. */
import { nameOf } from '../plain.ts';

const PARTS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const;

const SETTABLE = [
  'href',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const;
export type Settable = (typeof SETTABLE)[number];

const partsOf = (url: URL): readonly string[] => PARTS.map((part) => url[part]);

export const urlParsing = ({ url, base }: { url: string; base: string | null }): unknown =>
  partsOf(base === null ? new URL(url) : new URL(url, base));

export function urlSetters(input: { url: string; steps: readonly (readonly [Settable, string])[] }): unknown {
  const url = new URL(input.url);
  return input.steps.map(([part, value]) => {
    try {
      url[part] = value;
      return url.href;
    } catch (error) {
      return nameOf(error);
    }
  });
}

export type ParamsStep =
  | readonly ['append' | 'set', string, string]
  | readonly ['delete' | 'has', string]
  | readonly ['delete' | 'has', string, string]
  | readonly ['sort'];

function take(params: URLSearchParams, step: ParamsStep): unknown {
  if (step[0] === 'sort') return params.sort();
  if (step[0] === 'append' || step[0] === 'set') return params[step[0]](step[1], step[2]);
  const [method, name, value] = step;
  return value === undefined ? params[method](name) : params[method](name, value);
}

export function urlSearchParams(input: {
  init: string | readonly (readonly [string, string])[] | Readonly<Record<string, string>>;
  steps: readonly ParamsStep[];
}): unknown {
  const params = new URLSearchParams(input.init as string);
  const results = input.steps.map((step) => [take(params, step), params.size]);
  const read = [...params].map(([name]) => [params.get(name), params.getAll(name)]);
  return [String(params), [...params], results, read, [...new URLSearchParams(String(params))]];
}

export function linkedParams(input: { url: string; steps: readonly ParamsStep[] }): unknown {
  const url = new URL(input.url);
  const params = url.searchParams;
  return input.steps.map((step) => {
    take(params, step);
    return [url.href, String(params)];
  });
}
