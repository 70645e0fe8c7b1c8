import { expect, test } from 'vitest';
import { openSession, projectOf } from '../../state/fake-session.ts';
import { COMMAND_GROUPS } from './command.ts';
import { commandsOf } from './commands.ts';
import { groupsInOrder } from './group-order.ts';

const opened = () => openSession(projectOf('export default {}'));

function commandsIn(session: ReturnType<typeof opened>, isNarrow = false) {
  return commandsOf(session, isNarrow);
}

function actIn(session: ReturnType<typeof opened>): (id: string) => void {
  return (id) => {
    const command = commandsIn(session).find((each) => each.id === id);
    if (command === undefined) throw new Error(`${id} is not offered`);
    command.act();
  };
}

test('every command has an id of its own', () => {
  const ids = commandsIn(opened()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a command does what its title says', () => {
  const session = opened();
  const { store } = session;
  const act = actIn(session);
  act('platform:lambda');
  expect(store.getState().project.view.platform).toBe('lambda');
  store.getState().addRequest();
  act('request:0');
  expect(store.getState().project.selectedRequest).toBe(0);
  act('speed:60');
  expect(store.getState().speed).toBe(60);
});

test('what is so already is not offered', () => {
  const session = opened();
  const ids = () => commandsIn(session).map(({ id }) => id);
  expect(ids()).not.toContain('platform:edge');
  session.store.getState().chooseView({ platform: 'lambda' });
  expect(ids()).toContain('platform:edge');
  expect(ids()).not.toContain('platform:lambda');
});

test('how the page looks can be changed by name', () => {
  const session = opened();
  const { store } = session;
  const act = actIn(session);
  act('theme:light');
  act('stage');
  act('maximise:world');
  expect(store.getState()).toMatchObject({ theme: 'light', isStage: true, maximised: 'world' });
  act('theme:system');
  act('regions');
  act('collapse:code');
  expect(store.getState()).toMatchObject({ theme: null, maximised: null, collapsed: ['code'] });
  act('show:code');
  act('collapse:request');
  act('reset-layout');
  expect(store.getState().collapsed).toEqual([]);
});

test('where one goes comes into sight', () => {
  const session = opened();
  const { store } = session;
  const act = actIn(session);
  store.getState().setCollapsed(['world']);
  store.getState().maximise('code');
  act('world-settings');
  act('mode');
  act('share');
  expect(store.getState()).toMatchObject({
    collapsed: [],
    maximised: null,
    isWorldOpen: true,
    requestMode: 'tests',
    dialog: 'share',
  });
});

test('one column cannot be given to one region, and the last region stays', () => {
  const session = opened();
  session.store.getState().setCollapsed(['code', 'request', 'waterfall']);
  const ids = commandsIn(session, true).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('maximise:') || id === 'collapse:world')).toEqual([]);
  expect(ids).toContain('show:code');
});

test('a reset puts aside what was there, and that can be had back', () => {
  const session = opened();
  const { store } = session;
  const [id = ''] = store.getState().fileIds;
  store.getState().editFile(id, 'export default { mine: true }');
  const act = actIn(session);
  act('reset:code');
  expect(store.getState().project.files[0]?.text).toBe('export default {}');
  act('own-work');
  expect(store.getState().project.files[0]?.text).toContain('mine');
});

test('what has no component yet has none to download', () => {
  expect(commandsIn(opened()).map(({ id }) => id)).not.toContain('download');
});

test('groups with the best finds come first: resets before what only mentions them', () => {
  const commands = commandsIn(opened());
  expect(groupsInOrder(commands, 'reset').slice(0, 3)).toEqual(['View', 'Work', 'Go to']);
  expect(groupsInOrder(commands, 'assumptions')[0]).toBe('Go to');
  expect(groupsInOrder(commands, ' ')).toEqual(COMMAND_GROUPS);
});
