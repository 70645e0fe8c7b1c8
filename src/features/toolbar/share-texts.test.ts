import { expect, test } from 'vitest';
import { HELLO } from '../../../worker/project/link-golden.ts';
import { contentsOf, embedAddress, iframeSnippet, markdownLink } from './share-texts.ts';

const LINK = 'https://host.example/lab/#h=AbC-_9';

test('a title in Markdown means itself', () => {
  expect(markdownLink('Half [a] *ms*', LINK)).toBe(String.raw`[Half \[a\] \*ms\*](${LINK})`);
});

test('an embedded page is asked for before the hash', () => {
  expect(embedAddress(LINK, { isReadOnly: false })).toBe('https://host.example/lab/?embed#h=AbC-_9');
  expect(embedAddress(LINK, { isReadOnly: true })).toBe('https://host.example/lab/?embed=readonly#h=AbC-_9');
});

test('an iframe cannot be left by its title', () => {
  const snippet = iframeSnippet('"><script>', LINK, { width: null, height: 480, isReadOnly: false });
  expect(snippet).toContain('title="&quot;>&lt;script>" width="100%" height="480"');
  expect(snippet).toMatch(/^<iframe src="https:[^"]*\?embed#h=AbC-_9" [^<]*><\/iframe>$/);
});

test('what a link carries is listed', () => {
  expect(contentsOf(HELLO)).toEqual([
    'handler.ts',
    '1 request',
    'a world of 3 platforms, with seed 500',
    'a view of all regions',
  ]);
  expect(contentsOf({ ...HELLO, tests: 'status 200\n\np99 < 100 ms\n', story: 'Once.' })).toContain(
    '2 tests',
  );
});
