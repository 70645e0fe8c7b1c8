import { expect, test } from 'vitest';
import { openSession, projectOfFiles } from '../state/fake-session.ts';
import type { StoragePort } from '../state/ports.ts';
import { tabsOf } from '../state/slices/files.ts';
import { rememberTabs } from './remember-tabs.ts';

const project = projectOfFiles(['handler.ts', 'a.ts', 'b.ts']);

function openTab(values: Map<string, string>, isOwn = true) {
  const storage: StoragePort = {
    read: (key) => ({ ok: true, value: values.get(key) ?? null }),
    write: (key, value) => {
      values.set(key, value);
      return { ok: true, value: null };
    },
    onForeignWrite: () => {},
  };
  const { store } = openSession(project);
  if (isOwn) store.getState().restoreWork(project, []);
  rememberTabs(store, storage);
  return store;
}

test('the files that were open are open again', () => {
  const values = new Map<string, string>();
  const state = openTab(values).getState;
  state().showFile(state().fileIds[2] ?? '');
  state().showFile(state().fileIds[1] ?? '');
  state().closeFile(state().fileIds[0] ?? '');
  state().setTreeOpen(false);
  const again = openTab(values);
  expect(tabsOf(again.getState())).toEqual({ open: ['b.ts', 'a.ts'], active: 'a.ts' });
  expect(again.getState().isTreeOpen).toBe(false);
});

test('tabs of an example that was only looked at are not kept', () => {
  const values = new Map<string, string>();
  const state = openTab(values, false).getState;
  state().showFile(state().fileIds[2] ?? '');
  expect(values.size).toBe(0);
});

test.each([
  '{',
  '7',
  '{"open":["gone.ts"],"active":"gone.ts","isTreeOpen":null}',
  '{"open":[],"active":"","isTreeOpen":null}',
])('of %s nothing is taken over', (text) => {
  const store = openTab(new Map([['halfmilli.tabs', text]]));
  expect(tabsOf(store.getState())).toEqual({ open: ['handler.ts'], active: 'handler.ts' });
});
