/** The tables of docs/packages.md, which a test compares with the page. */
import { format, resolveConfig } from 'prettier';
import { PACKAGES } from '../../worker/packages/packages.ts';
import { LEFT_OUT } from './left-out.ts';

/** The page with its tables as they should be. `path` is where it lies. */
export async function documentPackages(page: string, path: string): Promise<string> {
  const filled = fill(fill(page, 'packages', packagesTable()), 'left-out', leftOutTable());
  return format(filled, { ...(await resolveConfig(path)), filepath: path });
}

function fill(page: string, name: string, table: string): string {
  const between = new RegExp(`(<!-- ${name}: .*? -->\n)[^]*?(<!-- /${name} -->)`);
  return page.replace(between, (_, start: string, end: string) => `${start}\n${table}\n\n${end}`);
}

function packagesTable(): string {
  const rows = PACKAGES.map(
    ({ name, version, summary, homepage }) => `| [${name}](${homepage}) | ${version} | ${summary} |`,
  );
  const entries = PACKAGES.map(({ name, entries }) => `- ${listed(name, entries)}`);
  return [
    '| package | version | what it is |',
    '| - | - | - |',
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
