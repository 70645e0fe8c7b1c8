import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../worker/project/link.ts';
import type { Project } from '../worker/project/project.ts';
import { EXAMPLES } from './index.ts';

const lengthOf = (project: Project): number => {
  const link = encodeLink(project);
  if (!link.ok) throw new Error(JSON.stringify(link.failure));
  expect(decodeLink(link.value)).toEqual({ ok: true, value: project });
  return link.value.length;
};

test('links of examples are short: 450 characters for the smallest handler, 900 for the largest', () => {
  const lengths = EXAMPLES.map(({ id, project }) => [id, lengthOf(project)] as const);
  console.info(lengths.map(([id, length]) => `${id} ${length}`).join(', '));
  expect(Math.max(...lengths.map(([, length]) => length))).toBeLessThanOrEqual(900);
  expect(lengths[0]?.[1]).toBeLessThanOrEqual(450);
});

test('a handler of one’s own, of the size of Hello, takes no more than 450', () => {
  const [{ project }] = EXAMPLES;
  const text = `// What the café on the corner serves today.
const MENU = ['soup', 'bread', 'plum cake', 'espresso'];

export default {
  fetch(request: Request): Response {
    const wanted = new URL(request.url).searchParams.get('dish');
    const isThere = wanted !== null && MENU.includes(wanted);
    return Response.json({ wanted, isThere, menu: MENU }, { status: isThere ? 200 : 404 });
  },
};
`;
  const title = 'Today’s menu';
  expect(lengthOf({ ...project, title, files: [{ path: 'handler.ts', text }] })).toBeLessThanOrEqual(450);
});
