/** `npm run -s rtt -- pairs.json`: modelled round trips as JSON on stdout. Bad input is named on stderr and exits with 2. */
import { readFileSync } from 'node:fs';
import { readPairs, roundTrips } from '../worker/model/network/pairs.ts';

const USAGE =
  'usage: npm run -s rtt -- pairs.json   ([{ "from": { "lat", "lon" }, "to": { "lat", "lon" } }], see docs/model.md)';
const MOST_WORDS = 20;

function refuse(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(2);
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`${file} cannot be read as JSON: ${reason}`, USAGE);
  }
}

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) refuse(USAGE);
const pairs = readPairs(read(file));
if (!pairs.ok) {
  const words = pairs.failure.map(({ path, message }) => `  ${path}: ${message}`);
  const more = words.length > MOST_WORDS ? [`  and ${words.length - MOST_WORDS} more`] : [];
  refuse(`${file} is no list of pairs:`, ...words.slice(0, MOST_WORDS), ...more, USAGE);
}
const lines = pairs.value.map((pair) => `  ${JSON.stringify(roundTrips(pair))}`);
process.stdout.write(lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`);
