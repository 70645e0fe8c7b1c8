import { expect, test } from 'vitest';
import { PLAIN_VIEW } from '../../worker/project/project.ts';
import { openSession, projectOf } from '../state/fake-session.ts';
import type { StoragePort } from '../state/ports.ts';
import { USUAL_SHARES } from '../state/slices/panels.ts';
import { rememberPanels } from './remember-panels.ts';

const KEY = 'halfmilli.panels';

function openTab(values: Map<string, string>) {
  const storage: StoragePort = {
    read: (key) => ({ ok: true, value: values.get(key) ?? null }),
    write: (key, value) => {
      values.set(key, value);
      return { ok: true, value: null };
    },
    onForeignWrite: () => {},
  };
  const { store } = openSession(projectOf('example'));
  rememberPanels(store, storage);
  return store;
}

const onlyWorld = projectOf('shared', { view: { ...PLAIN_VIEW, panels: ['world'] } });

test('regions are as large as the reader last made them', () => {
  const values = new Map<string, string>();
  const { getState } = openTab(values);
  getState().sharePanels({ columns: 30 });
  getState().setCollapsed(['request']);
  getState().setStage(true);
  expect(openTab(values).getState()).toMatchObject({
    panelShares: { ...USUAL_SHARES, columns: 30 },
    collapsed: ['request'],
    isStage: true,
  });
});

test.each([
  [0, 15],
  [100, 85],
  [30, 30],
])('a column is never too narrow to see: %d %% is taken as %d %%', (columns, taken) => {
  const stored = { shares: { ...USUAL_SHARES, columns }, collapsed: [], isStage: false };
  const { getState } = openTab(new Map([[KEY, JSON.stringify(stored)]]));
  expect(getState().panelShares.columns).toBe(taken);
});

test('a link shows what its view says, and the next project what the reader chose', () => {
  const values = new Map<string, string>();
  const { getState } = openTab(values);
  getState().setCollapsed(['request']);
  getState().openProject(onlyWorld, 'link');
  expect(getState().collapsed).toEqual(['code', 'request', 'waterfall']);
  expect(values.get(KEY)).toContain('"collapsed":["request"]');
  getState().openProject(projectOf('another'), 'example');
  expect(getState().collapsed).toEqual(['request']);
});

test('what the reader changes in what a link shows is remembered', () => {
  const values = new Map<string, string>();
  const { getState } = openTab(values);
  getState().openProject(onlyWorld, 'link');
  getState().setCollapsed(['code', 'request']);
  expect(openTab(values).getState().collapsed).toEqual(['code', 'request']);
});

test.each(['{', '7', '{"shares":{"columns":900}}', '{"shares":{},"collapsed":["code","code"]}'])(
  'of %s nothing is taken over',
  (text) => {
    const { getState } = openTab(new Map([[KEY, text]]));
    expect(getState()).toMatchObject({ panelShares: USUAL_SHARES, collapsed: [], isStage: false });
  },
);
