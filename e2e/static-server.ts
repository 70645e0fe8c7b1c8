/** The built page as a host that compresses serves it, and the bytes that it sent. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

export interface StaticServer {
  readonly address: string;
  /** Path and compressed size of every file sent, in order. */
  readonly sent: { readonly path: string; readonly sizeBytes: number }[];
  close(): void;
}

/** @param forget paths that it answers with 404. */
export async function serveBuild(forget: (path: string) => boolean = () => false): Promise<StaticServer> {
  const sent: StaticServer['sent'] = [];
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname).slice(1) || 'index.html';
    readFile(join('dist', path)).then(
      (content) => {
        if (forget(path)) return response.writeHead(404).end();
        const body = gzipSync(content);
        sent.push({ path, sizeBytes: body.byteLength });
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        return response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    sent,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
