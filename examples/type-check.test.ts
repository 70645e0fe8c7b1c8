import { expect, test } from 'vitest';
import { Project } from '../scripts/check-in-node.ts';
import { EXAMPLES } from './index.ts';

test.each(EXAMPLES.map(({ id, project }) => [id, project] as const))(
  '%s has no problem with types in the editor',
  async (_, { files }) => {
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    expect(await new Project(texts).problems()).toEqual([]);
  },
);
