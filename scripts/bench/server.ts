/** Serves the bench's page from memory, isolated, so that its clock ticks at 5 µs instead of 100. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  readonly address: string;
  put(path: string, content: Uint8Array | string): void;
  /** How often this path was asked for. */
  hits(path: string): number;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
};
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'max-age=3600',
};

export async function startServer(): Promise<Served> {
  const files = new Map<string, Uint8Array | string>();
  const counts = new Map<string, number>();
  const server = createServer(({ url = '/' }, response) => {
    counts.set(url, (counts.get(url) ?? 0) + 1);
    const content = files.get(url);
    const type = TYPES[url.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    response.writeHead(content === undefined ? 404 : 200, { ...HEADERS, 'content-type': type });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (path, content) => void files.set(path, content),
    hits: (path) => counts.get(path) ?? 0,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
