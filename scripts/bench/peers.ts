/** The other compilers from JavaScript to a component, as published, on the same machine in the same process as ours. */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { componentize as componentizeWithStarlingMonkey } from '@bytecodealliance/componentize-js';
import { componentize as componentizeWithQuickJs } from 'componentize-qjs';

export interface Peer {
  readonly package: string;
  readonly version: string;
  readonly build: (source: string) => Promise<Uint8Array>;
}

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../../.cache/bench/componentize-qjs/', import.meta.url));

function versionOf(name: string): string {
  const paths = require.resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      return (JSON.parse(readFileSync(`${path}/${name}/package.json`, 'utf8')) as { version: string })
        .version;
    } catch {
      continue; // installed further up
    }
  }
  throw new Error(`${name} is not installed`);
}

/** The WASI release that is built into ComponentizeJS; it links no other. */
const STARLING_WASI = '0.2.10';
const BUNDLED_WASI = '0.2.12';

/** jco brings the text of 0.2.12, which in these packages differs from 0.2.10 by the number alone. */
function httpWorld(): string {
  const builtin = new URL(
    `../lib/wit/builtin/${BUNDLED_WASI}/`,
    `file://${require.resolve('@bytecodealliance/jco')}`,
  );
  const packages = ['clocks', 'http', 'io'].map((name) => {
    const wit = readFileSync(new URL(`wasi-${name}/package.wit`, builtin), 'utf8');
    return `${wit.replace(/^world [^{]+\{[^}]*\}\n?/gm, '').replace(/^package ([^;]+);/m, 'package $1 {')}\n}\n`;
  });
  const world = `world handler {\n  export wasi:http/incoming-handler@${BUNDLED_WASI};\n}\n`;
  return `package halfmilli:bench;\n${world}${packages.join('')}`.replaceAll(BUNDLED_WASI, STARLING_WASI);
}

const PLAIN_WORLD = `package halfmilli:bench;
world handler {
  export handle: func(path: string, city: string) -> string;
}
`;

export const componentizeJs: Peer = {
  package: '@bytecodealliance/componentize-js',
  version: versionOf('@bytecodealliance/componentize-js'),
  async build(source) {
    const options = { witWorld: httpWorld(), worldName: 'handler' };
    const { component } = await componentizeWithStarlingMonkey(
      source,
      options as unknown as Parameters<typeof componentizeWithStarlingMonkey>[1],
    );
    return component;
  },
};

export const componentizeQjs: Peer = {
  package: 'componentize-qjs',
  version: versionOf('componentize-qjs'),
  async build(source) {
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}world.wit`, PLAIN_WORLD);
    const options = { witPath: folder, jsSource: source, world: 'handler', sync: true };
    return new Uint8Array((await componentizeWithQuickJs(options)).component);
  },
};
