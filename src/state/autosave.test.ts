import { beforeEach, expect, test, vi } from 'vitest';
import { Autosave } from './autosave.ts';
import { openSession, projectOf } from './fake-session.ts';
import type { StorageFailure, StoragePort } from './ports.ts';
import { DAMAGED_KEY, WORK_KEY } from './saved-work.ts';

const texts = (text: string) => ({ files: [{ path: 'handler.ts', text }] });

/** One browser: what one tab writes, the others hear of. */
class FakeBrowser {
  readonly values = new Map<string, string>();
  readonly listeners: { tab: string; key: string; hear: (value: string | null) => void }[] = [];
  failure: StorageFailure | null = null;
  isDeaf = false;

  storage(tab: string): StoragePort {
    return {
      read: (key) =>
        this.failure === null
          ? { ok: true, value: this.values.get(key) ?? null }
          : { ok: false, failure: this.failure },
      write: (key, value) => {
        if (this.failure !== null) return { ok: false, failure: this.failure };
        this.values.set(key, value);
        const others = this.listeners.filter((each) => each.tab !== tab && each.key === key && !this.isDeaf);
        for (const { hear } of others) hear(value);
        return { ok: true, value: null };
      },
      onForeignWrite: (key, hear) => this.listeners.push({ tab, key, hear }),
    };
  }

  openTab(tab: string) {
    const { store } = openSession(projectOf('example'));
    const autosave = new Autosave(store, this.storage(tab), tab);
    autosave.start();
    const act = (label: string) =>
      store
        .getState()
        .notices.flatMap(({ actions }) => actions)
        .find((action) => action.label.startsWith(label))
        ?.act();
    const write = (text: string) => store.getState().editFile(store.getState().activeFile, text);
    return { state: store.getState, autosave, act, write };
  }

  get saved() {
    const text = this.values.get(WORK_KEY);
    return text === undefined ? null : (JSON.parse(text) as unknown);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('work is saved after a pause, and is there after a reload', async () => {
  const browser = new FakeBrowser();
  browser.openTab('a').write('mine');
  expect(browser.saved).toBeNull();
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({ version: 5, revision: 1, tab: 'a', project: texts('mine') });
  expect(browser.openTab('a2').state().project.files[0]?.text).toBe('mine');
});

test('what was not edited is not saved', async () => {
  const browser = new FakeBrowser();
  const { state } = browser.openTab('a');
  state().openProject(projectOf('another example'), 'example');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(browser.values.size).toBe(0);
});

test('opening a link leaves saved work alone; editing it keeps both', async () => {
  const browser = new FakeBrowser();
  browser.openTab('a').write('mine');
  await vi.advanceTimersByTimeAsync(400);
  const { state, write } = browser.openTab('b');
  state().openProject(projectOf('from a link'), 'link');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({ revision: 1, project: texts('mine') });
  write('from a link, edited');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({
    revision: 2,
    project: texts('from a link, edited'),
    setAside: [{ project: texts('mine') }],
  });
});

test('edited work, an edited example and a reload later, opening a link keeps both', async () => {
  const browser = new FakeBrowser();
  const before = browser.openTab('a');
  before.write('A');
  before.state().openProject(projectOf('example B'), 'example');
  before.write('B');
  await vi.advanceTimersByTimeAsync(400);
  const { state } = browser.openTab('a2');
  state().openProject(projectOf('from a link'), 'link');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({ project: texts('B'), setAside: [{ project: texts('A') }] });
  expect(browser.openTab('a3').state()).toMatchObject({
    project: texts('B'),
    setAside: [{ project: texts('A') }],
  });
});

/** As versions 1 and 2 saved it: one file. */
function inOneFile(source: string): unknown {
  const { files: _files, entry: _entry, ...rest } = projectOf(source);
  return { ...rest, file: 'handler.ts', source };
}

test.each([
  { version: 1, setAside: null, upgraded: [] },
  { version: 1, setAside: inOneFile('older'), upgraded: [projectOf('older')] },
  { version: 2, setAside: [inOneFile('A'), inOneFile('B')], upgraded: [projectOf('A'), projectOf('B')] },
])('work saved by version $version is read: $upgraded.length set aside', async (saved) => {
  const browser = new FakeBrowser();
  const { version, setAside, upgraded } = saved;
  browser.values.set(
    WORK_KEY,
    JSON.stringify({ version, revision: 7, tab: 'a', project: inOneFile('mine'), setAside }),
  );
  const { state, write } = browser.openTab('b');
  expect(state().notices).toEqual([]);
  expect(state()).toMatchObject({
    project: projectOf('mine'),
    setAside: upgraded.map((project) => ({ project })),
  });
  write('newer');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({
    version: 5,
    revision: 8,
    project: texts('newer'),
    setAside: upgraded.map((project) => ({ project, atMs: null })),
  });
});

test.each([
  {
    project: { broken: true },
    setAside: [{ project: projectOf('A'), atMs: 1 }],
    shown: 'example',
    kept: [{ project: texts('A') }],
  },
  {
    project: projectOf('mine'),
    setAside: [7, { project: projectOf('B'), atMs: null }],
    shown: 'mine',
    kept: [{ project: texts('B') }],
  },
  {
    project: { ...projectOf('mine'), files: [{ path: '../x.ts', text: '' }] },
    setAside: [
      { project: projectOf('A'), atMs: 1 },
      { project: { ...projectOf('B'), entry: 'nowhere.ts' }, atMs: 2 },
    ],
    shown: 'example',
    kept: [{ project: texts('A') }],
  },
])('a damaged part of saved work loses no other: $shown is shown', ({ project, setAside, shown, kept }) => {
  const browser = new FakeBrowser();
  const text = JSON.stringify({ version: 5, revision: 7, tab: 'a', project, setAside });
  browser.values.set(WORK_KEY, text);
  const { state } = browser.openTab('b');
  expect(state()).toMatchObject({ project: texts(shown), setAside: kept });
  expect(state().setAside).toHaveLength(kept.length);
  expect(state().notices[0]?.title).toBe('Part of your saved work could not be read.');
  expect(browser.values.get(DAMAGED_KEY)).toBe(text);
});

test('several files are there after a reload, folders and all', async () => {
  const browser = new FakeBrowser();
  const { state } = browser.openTab('a');
  state().addFiles([{ path: 'data/cities.json', text: '["Oslo"]' }]);
  state().moveFile('handler.ts', 'src/index.mjs');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.openTab('a2').state().project).toEqual(state().project);
  expect(state().project).toMatchObject({
    entry: 'src/index.mjs',
    files: [{}, { path: 'data/cities.json' }],
  });
});

test('work edited just before an example is opened is saved too', async () => {
  const browser = new FakeBrowser();
  const { state, write } = browser.openTab('a');
  write('mine');
  state().openProject(projectOf('another example'), 'example');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({ project: texts('mine') });
});

test.each([{ isDeaf: false }, { isDeaf: true }])(
  'a second tab never overwrites newer work (storage events lost: $isDeaf)',
  async ({ isDeaf }) => {
    const browser = new FakeBrowser();
    browser.isDeaf = isDeaf;
    const old = browser.openTab('old');
    const newer = browser.openTab('newer');
    newer.write('newer work');
    await vi.advanceTimersByTimeAsync(400);
    old.write('older work');
    await vi.advanceTimersByTimeAsync(400);
    expect(browser.saved).toMatchObject({ project: texts('newer work') });
    expect(old.state().notices[0]).toMatchObject({ title: 'Another tab has saved newer work.' });
  },
);

test('Load newer takes the other tab’s work over, and saving goes on', async () => {
  const browser = new FakeBrowser();
  const old = browser.openTab('old');
  browser.openTab('newer').write('newer work');
  await vi.advanceTimersByTimeAsync(400);
  old.act('Load newer');
  expect(old.state().project.files[0]?.text).toBe('newer work');
  expect(old.state().notices).toEqual([]);
  old.write('newer still');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({ revision: 2, tab: 'old', project: texts('newer still') });
});

test('Keep mine saves over the other tab’s work', async () => {
  const browser = new FakeBrowser();
  const old = browser.openTab('old');
  const newer = browser.openTab('newer');
  newer.write('newer work');
  old.write('my work');
  await vi.advanceTimersByTimeAsync(400);
  old.act('Keep mine');
  expect(browser.saved).toMatchObject({ revision: 2, tab: 'old', project: texts('my work') });
  expect(newer.state().notices).toHaveLength(1);
});

test.each(['{', '{"version":9}', '{"version":1,"revision":1,"tab":"a","project":{},"setAside":null}'])(
  'stored text %j gives the example and a notice, and is kept',
  (text) => {
    const browser = new FakeBrowser();
    browser.values.set(WORK_KEY, text);
    const { state } = browser.openTab('a');
    expect(state().project.files[0]?.text).toBe('example');
    expect(state().notices[0]?.title).toBe('Your saved work could not be read.');
    expect(browser.values.get(DAMAGED_KEY)).toBe(text);
  },
);

test('after a damaged start, new work is saved: the damaged text has its copy', async () => {
  const browser = new FakeBrowser();
  browser.values.set(WORK_KEY, '{"version":9}');
  browser.openTab('a').write('mine');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({ project: texts('mine') });
  expect(browser.values.get(DAMAGED_KEY)).toBe('{"version":9}');
});

test('a tab never overwrites what a newer version has saved meanwhile, unless asked, and then keeps a copy', async () => {
  const browser = new FakeBrowser();
  const { state, act, write } = browser.openTab('old');
  browser.values.set(WORK_KEY, '{"version":9}');
  write('mine');
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.values.get(WORK_KEY)).toBe('{"version":9}');
  expect(state().notices).toMatchObject([
    { title: 'This browser holds saved work that this page cannot read.' },
  ]);
  act('Keep mine');
  expect(browser.saved).toMatchObject({ project: texts('mine') });
  expect(browser.values.get(DAMAGED_KEY)).toBe('{"version":9}');
});

test.each([
  {
    change: { files: [{ path: 'handler.ts', text: 'x'.repeat(400_001) }] },
    part: 'The files may hold at most 400,000 characters together and hold 400,001, “handler.ts” alone 400,001.',
  },
  {
    change: { requests: [{ ...projectOf('').requests[0]!, body: 'x'.repeat(200_001) }] },
    part: 'The body of request 1 may hold at most 200,000 characters.',
  },
  {
    change: {
      requests: [
        {
          ...projectOf('').requests[0]!,
          headers: Array.from({ length: 65 }, (): [string, string] => ['a', 'b']),
        },
      ],
    },
    part: 'The list of headers of request 1 may hold at most 64 entries.',
  },
])('work that could not be read back is not stored: $part', async ({ change, part }) => {
  const browser = new FakeBrowser();
  const { state, write } = browser.openTab('a');
  write('mine');
  await vi.advanceTimersByTimeAsync(400);
  const { files, requests } = { ...projectOf('mine'), ...change };
  write(files[0]?.text ?? '');
  state().editRequest(requests[0]!);
  await vi.advanceTimersByTimeAsync(400);
  expect(browser.saved).toMatchObject({ revision: 1, project: texts('mine') });
  expect(state().notices[0]?.detail).toContain(part);
  expect(state().project).toMatchObject(change);
  write('mine, short again');
  state().editRequest({ headers: [], body: '' });
  await vi.advanceTimersByTimeAsync(400);
  expect(state().notices).toEqual([]);
  expect(browser.saved).toMatchObject({ project: texts('mine, short again') });
});

test.each(['storage-full', 'storage-unavailable'] as const)(
  '%s is told, and editing goes on',
  async (kind) => {
    const browser = new FakeBrowser();
    const { state, write } = browser.openTab('a');
    browser.failure = { kind };
    write('mine');
    await vi.advanceTimersByTimeAsync(400);
    expect(state().notices[0]?.title).toBe('Your work is not being saved.');
    browser.failure = null;
    write('mine, longer');
    await vi.advanceTimersByTimeAsync(400);
    expect(state().notices).toEqual([]);
    expect(browser.saved).toMatchObject({ project: texts('mine, longer') });
  },
);
