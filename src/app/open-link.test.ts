import { expect, test } from 'vitest';
import { encodeLink } from '../../worker/project/link.ts';
import { openSession, projectOf } from '../state/fake-session.ts';
import { openLink } from './open-link.ts';

const setUp = () => openSession(projectOf('example')).store;

function linkTo(source: string): string {
  const link = encodeLink(projectOf(source));
  if (!link.ok) throw new Error('the project makes no link');
  return link.value;
}

test.each(['', '#', '#about', '#hello=1'])(
  'the hash %j is no link: nothing is opened or told',
  async (hash) => {
    const store = setUp();
    await openLink(store, hash);
    expect(store.getState()).toMatchObject({ notices: [], opened: 'example' });
  },
);

test('a link is opened, and a damaged one is told', async () => {
  const store = setUp();
  const link = linkTo('from a link');
  await openLink(store, link.slice(0, -5));
  expect(store.getState()).toMatchObject({
    notices: [{ id: 'link' }],
    opened: 'example',
    project: { files: [{ text: 'example' }] },
  });
  await openLink(store, link);
  expect(store.getState()).toMatchObject({
    notices: [],
    opened: 'link',
    project: { files: [{ text: 'from a link' }] },
  });
});
