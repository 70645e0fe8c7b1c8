import { expect, test } from 'vitest';
import type { Project } from '../../../worker/project/project.ts';
import { DEFAULT_WORLD } from '../../../worker/project/world.ts';
import { projectOf } from '../../state/fake-session.ts';
import { pickedExample } from './picked-example.ts';

const project = projectOf('export default {}');
const hello = { title: 'Hello', project };

test('an example as it ships is itself, from whichever city', () => {
  expect(pickedExample([hello], { ...project, cityId: 'paris', arrival: 'cold' })).toEqual({
    example: hello,
    isEdited: false,
  });
});

test.each<Partial<Project>>([
  { files: [{ path: 'handler.ts', text: 'other code' }] },
  { files: [...project.files, { path: 'a.json', text: '1' }] },
  { entry: 'other.ts' },
  { requests: [] },
  { world: { ...DEFAULT_WORLD, seed: 1 } },
])('other work under the same title is marked as edited: %j', (change) => {
  expect(pickedExample([hello], { ...project, ...change })).toEqual({ example: hello, isEdited: true });
});

test('another title is no example', () => {
  expect(pickedExample([hello], { ...project, title: 'Mine' })).toEqual({ example: null, isEdited: false });
});
