import { expect, test } from 'vitest';
import { openSession, projectOf } from '../../state/fake-session.ts';
import { commandsOf } from './commands.ts';

const opened = () => openSession(projectOf('export default {}'));

function commandsIn({ store, examples }: ReturnType<typeof opened>) {
  return commandsOf(store.getState(), examples);
}

test('every command has an id of its own', () => {
  const ids = commandsIn(opened()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a command does what its title says', () => {
  const session = opened();
  const { store } = session;
  const act = (id: string) =>
    commandsIn(session)
      .find((command) => command.id === id)
      ?.act();
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
