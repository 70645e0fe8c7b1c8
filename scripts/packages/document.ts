/** The tables of docs/packages.md, and costs on the pages of examples: a test compares them with the pages. */
import { format, resolveConfig } from 'prettier';
import { type PackageName, PACKAGES } from '../../worker/packages/packages.ts';
import type { Costs } from './costs.ts';
import { LEFT_OUT } from './left-out.ts';

/** Where each package has an example, below `examples/`. */
export const EXAMPLE_OF: Readonly<Record<PackageName, string>> = {
  hono: 'hono-api',
  'itty-router': 'itty-todos',
  jose: 'jose-jwt',
  nanoid: 'nanoid-request-ids',
  zod: 'zod-orders',
};

/** In kB, as the page says it. */
export interface StatedCost {
  readonly sizeKb: number;
  readonly gzipKb: number;
}

export type StatedCosts = Readonly<Record<PackageName, StatedCost>>;

/** The page with its tables as they should be. `path` is where it lies. */
export async function documentPackages(page: string, path: string, costs: StatedCosts): Promise<string> {
  const filled = fill(fill(page, 'packages', packagesTable(costs)), 'left-out', leftOutTable());
  return format(filled, { ...(await resolveConfig(path)), filepath: path });
}

/** The page of a package's example, with the cost as it should be. */
export const documentCost = (page: string, { sizeKb, gzipKb }: StatedCost): string =>
  page.replace(/[\d,.]+ kB \([\d,.]+ kB compressed\)/, `${kb(sizeKb)} (${kb(gzipKb)} compressed)`);

/** Costs vary a little with every change of the engine: two digits say enough. */
export function stateCosts(costs: Costs): StatedCosts {
  const stated = PACKAGES.map(({ name }) => {
    const { sizeBytes, gzipBytes } = costs[name];
    return [name, { sizeKb: twoDigits(sizeBytes / 1000), gzipKb: twoDigits(gzipBytes / 1000) }] as const;
  });
  return Object.fromEntries(stated) as unknown as StatedCosts;
}

const twoDigits = (figure: number): number => Number(figure.toPrecision(2));

/** The costs that a page states. */
export function costsStatedIn(page: string): StatedCosts {
  const stated = PACKAGES.map(({ name }) => {
    const [, size, gzip] =
      new RegExp(`\\[${name}\\].*\\| ([\\d,.]+) kB \\(([\\d,.]+) kB\\)`).exec(page) ?? [];
    const [sizeKb, gzipKb] = [size, gzip].map((figure) => Number(figure?.replace(',', '')));
    return [name, { sizeKb, gzipKb }] as const;
  });
  return Object.fromEntries(stated) as unknown as StatedCosts;
}

function fill(page: string, name: string, table: string): string {
  const between = new RegExp(`(<!-- ${name}: .*? -->\n)[^]*?(<!-- /${name} -->)`);
  return page.replace(between, (_, start: string, end: string) => `${start}\n${table}\n\n${end}`);
}

const kb = (figure: number): string => `${figure.toLocaleString('en')} kB`;

function packagesTable(costs: StatedCosts): string {
  const rows = PACKAGES.map(({ name, version, summary, homepage }) => {
    const { sizeKb, gzipKb } = costs[name];
    return `| [${name}](${homepage}) | ${version} | ${summary} | ${kb(sizeKb)} (${kb(gzipKb)}) |`;
  });
  const entries = PACKAGES.map(({ name, entries }) => `- ${listed(name, entries)}`);
  return [
    '| package | version | what it is | adds to a component (gzip) |',
    '| - | - | - | - |',
    ...rows,
    '\nWhat can be imported of each:\n',
    ...entries,
  ].join('\n');
}

function leftOutTable(): string {
  const rows = LEFT_OUT.map(({ name, entries, why }) => `| ${listed(name, entries)} | ${why} |`);
  return ['| not there | because |', '| - | - |', ...rows].join('\n');
}

const listed = (name: string, entries: readonly string[]): string =>
  entries.map((entry) => `\`${name}${entry.slice(1)}\``).join(', ');
