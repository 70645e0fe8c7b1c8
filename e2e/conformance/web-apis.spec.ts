/**
 * The guest against Chromium itself: fixed cases, generated ones, and the members of every interface. What is listed is
 * listed for the Chromium that docs/web-api.md names: another one may have gained members, and lost differences.
 */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'playwright/test';
import { ACCEPTED } from './accepted-differences.ts';
import { collectResults, type Results } from './results.ts';
import { comparedWith, withResults } from './table.ts';
import { openChromium } from './worlds/chromium.ts';
import { compileProgram, openLean } from './worlds/lean.ts';
import { programText } from './worlds/program-text.ts';

test.describe.configure({ mode: 'default', timeout: 180_000 });

let results: Results;
let document: string;
let isOfDocument: boolean;

test.beforeAll(async ({ browser }) => {
  const program = await programText();
  const reference = await openChromium(browser, program);
  const subject = await openLean(compileProgram(program));
  results = await collectResults(reference, subject);
  await reference.close();
  document = await readFile(new URL('../../docs/web-api.md', import.meta.url), 'utf8');
  isOfDocument = document.includes(comparedWith(results));
});

test('every fixed case answers as in Chromium, or its difference is listed', () => {
  const listed = new Set(ACCEPTED.flatMap(({ cases = [] }) => cases));
  expect(results.cases.filter(({ id }) => !listed.has(id))).toEqual([]);
});

test('every member of Chromium is there, or its absence is listed', () => {
  const listed = new Set(ACCEPTED.flatMap(({ members = [] }) => members));
  const differing = results.members.filter(({ actual }) => isOfDocument || actual !== 'missing');
  expect(differing.filter(({ id }) => !listed.has(id))).toEqual([]);
});

test('every listed difference is still there', () => {
  const found = new Set([...results.cases, ...results.members].map(({ id }) => id));
  const listed = ACCEPTED.flatMap(({ cases = [], members = [] }) => [...cases, ...members]);
  expect(listed.filter((id) => isOfDocument && !found.has(id))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test('every generated case answers as in Chromium', () => {
  const total = results.tried.reduce((sum, { cases }) => sum + cases, 0);
  expect(total).toBeGreaterThanOrEqual(10_000);
  expect(results.tried.flatMap(({ findings }) => findings)).toEqual([]);
});

test('docs/web-api.md says what was found', async () => {
  const anew = await withResults(document, results);
  expect(isOfDocument ? document : anew, '`npm run -s web-api` writes it anew').toBe(anew);
});
