/** The component behind `jco serve`: Node's preview2-shim, and real HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { World } from './world.ts';

const JCO = fileURLToPath(new URL('../../../node_modules/.bin/jco', import.meta.url));

/** A port that nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Server listening')) done();
    });
    child.on('exit', () => fail(new Error(`jco ended: ${said}`)));
  });
}

export async function openJcoServe(component: Uint8Array): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'halfmilli-jco-serve-'));
  const file = join(folder, 'conformance.wasm');
  await writeFile(file, component);
  const port = await freePort();
  const place = ['--port', String(port), '--host', '127.0.0.1', '--jco-dir', join(folder, 'jco')];
  const child = spawn(JCO, ['serve', file, ...place, '--isolate-requests', 'instance'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await listening(child);
  return {
    name: 'jco serve',
    async ask(job) {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        body: JSON.stringify(job),
      });
      return (await response.json()) as string[];
    },
    async close() {
      // jco runs the server in a process of its own, in the same group.
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
