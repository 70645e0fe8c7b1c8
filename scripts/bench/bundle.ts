/** The page and its workers as the browser gets them. The compiler's is the product's own entry. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Vite's `?url`: the address of a file. */
const urlImports: Plugin = {
  name: 'url-imports',
  setup(build) {
    build.onResolve({ filter: /\?url$/ }, ({ path }) => ({ path, namespace: 'url' }));
    build.onLoad({ filter: /.*/, namespace: 'url' }, ({ path }) => ({
      contents: `export default ${JSON.stringify(`/${basename(path.replace('?url', ''))}`)}`,
    }));
  },
};

async function bundle(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    // Vite's: every file is at the root of the bench's server.
    define: { 'import.meta.glob': 'urlsByPath' },
    banner: {
      js: `const urlsByPath = () => new Proxy({}, { get: (_, path) => '/' + path.split('/').pop() });`,
    },
    plugins: [urlImports],
  });
  return outputFiles[0]?.text ?? '';
}

export async function bundlePage(): Promise<Readonly<Record<string, string>>> {
  return {
    '/index.html': '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
    '/page.js': await bundle(new URL('./browser/page.ts', import.meta.url)),
    '/fresh.js': await bundle(new URL('./browser/fresh.worker.ts', import.meta.url)),
    '/compiler.js': await bundle(new URL('../../worker/compiler.entry.ts', import.meta.url)),
  };
}
