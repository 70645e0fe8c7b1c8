import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { projectOf } from '../state/fake-session.ts';
import { projectOfFiles, projectOfZip, zipOf } from './project-zip.ts';

const code = strToU8('export default {};');

test('a project comes back from its archive as it was', () => {
  const project = projectOf('export default {}; // é', {
    title: 'Mine',
    cityId: 'paris',
    files: [
      { path: 'handler.ts', text: 'export default {}; // é' },
      { path: 'lib/data.json', text: '{}' },
    ],
  });
  expect(projectOfZip('mine.zip', zipOf(project))).toEqual({ ok: true, project, leftOut: [] });
});

test('an archive of a repository becomes a project of its texts', () => {
  const archive = zipSync({
    'site-main/src/index.ts': code,
    'site-main/README.md': strToU8('# Site'),
    'site-main/logo.png': new Uint8Array([137, 80, 78, 71]),
    'site-main/.git/HEAD': strToU8('ref'),
    'site-main/node_modules/a/index.js': code,
  });
  expect(projectOfZip('site-main.zip', archive)).toMatchObject({
    ok: true,
    project: {
      title: 'site-main',
      entry: 'src/index.ts',
      files: [{ path: 'src/index.ts' }, { path: 'README.md' }],
    },
    leftOut: [expect.stringContaining('logo.png')],
  });
});

test.each(['../evil.ts', '/etc/evil.ts', 'a/../../evil.ts', 'C:evil.ts', 'a\\evil.ts'])(
  'an archive with the name %s is refused whole',
  (path) => {
    const imported = projectOfZip('a.zip', zipSync({ 'handler.ts': code, [path]: code }));
    expect(imported).toEqual({ ok: false, problem: expect.stringContaining('leave its folder') });
  },
);

test('a bomb is refused before it is unpacked', () => {
  const bomb = zipSync({ 'handler.ts': code, 'a.txt': new Uint8Array(40_000_000) }, { level: 9 });
  expect(bomb.byteLength).toBeLessThan(100_000);
  expect(projectOfZip('a.zip', bomb)).toEqual({
    ok: false,
    problem: 'unpacked it would be larger than any project',
  });
});

test('a bomb that lies about its size is found out all the same', () => {
  const bomb = zipSync({ 'handler.ts': code, 'a.txt': new Uint8Array(40_000_000) }, { level: 9 });
  const view = new DataView(bomb.buffer);
  // Of each entry in the central directory the size unpacked.
  for (let at = 0; at < bomb.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 40_000_000)
      view.setUint32(at + 24, 10, true);
  expect(projectOfZip('a.zip', bomb)).toEqual({
    ok: false,
    problem: 'unpacked it would be larger than any project',
  });
});

test.each([
  ['no zip', strToU8('hello')],
  ['one that is cut off', zipOf(projectOf('export default {}')).slice(0, -30)],
  ['one that is too large', new Uint8Array(3_000_000)],
  ['one without code', zipSync({ 'a.md': strToU8('x') })],
  [
    'too many entries',
    zipSync(Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`.a/${at}`, code]))),
  ],
])('%s is refused in words', (_what, archive) => {
  expect(projectOfZip('a.zip', archive)).toEqual({ ok: false, problem: expect.stringMatching(/\w+ \w+/) });
});

test('what is said beside the files must be a project', () => {
  const about = { path: '.halfmilli.json', bytes: strToU8('{"version":4,"project":{"title":1}}') };
  const imported = projectOfFiles('a', [{ path: 'handler.ts', bytes: code }, about]);
  expect(imported).toEqual({ ok: false, problem: expect.stringContaining('title') });
});
