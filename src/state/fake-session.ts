/** A real store for tests, over ports where nobody answers unless the test says who does. */
import { PLAIN_VIEW, type Project } from '../../worker/project/project.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import type { Ports } from './ports.ts';
import { createSession, type Session } from './store.ts';

const terminated = async () => ({ ok: false, failure: { kind: 'terminated' } }) as const;

const NOBODY: Ports = {
  compiler: { compile: terminated },
  transpiler: { transpile: terminated, inspect: terminated },
  runner: { run: terminated },
  tester: { test: terminated },
  simulator: {
    places: terminated,
    constants: terminated,
    routing: terminated,
    start: terminated,
    stop: async () => {},
    onEvent: () => {},
  },
  page: { address: 'http://test/', copyText: async () => true, download: () => {} },
};

/** A project of one handler with this text. */
export const projectOf = (text: string, fields: Partial<Project> = {}): Project => ({
  title: 'Hello',
  story: '',
  files: [{ path: 'handler.ts', text }],
  entry: 'handler.ts',
  requests: [{ name: 'Hello', method: 'GET', path: '/', headers: [], body: '' }],
  selectedRequest: 0,
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'warm',
  tests: '',
  view: PLAIN_VIEW,
  world: DEFAULT_WORLD,
  ...fields,
});

/** Files with these paths, the first of which answers. */
export const projectOfFiles = (
  paths: readonly string[],
  textOf: (path: string) => string = () => '',
): Project =>
  projectOf('', { files: paths.map((path) => ({ path, text: textOf(path) })), entry: paths[0] ?? '' });

/** `project` is the only example, and on the screen. */
export const openSession = (project: Project, ports: Partial<Ports> = {}): Session =>
  createSession({ ...NOBODY, ...ports }, [{ id: 'hello', title: 'Hello', summary: '', project }]);
