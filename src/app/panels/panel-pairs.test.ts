import { expect, test } from 'vitest';
import { COLUMNS, collapsedAfter, LEFT, RIGHT, sharesOf } from './panel-pairs.ts';

test('what is collapsed leaves its share to its neighbour', () => {
  expect(sharesOf(LEFT, 54, [])).toEqual([54, 46]);
  expect(sharesOf(LEFT, 54, ['code'])).toEqual([0, 100]);
  expect(sharesOf(LEFT, 54, ['request', 'world'])).toEqual([100, 0]);
});

test('a column is collapsed when both that it holds are', () => {
  expect(sharesOf(COLUMNS, 43, ['code'])).toEqual([43, 57]);
  expect(sharesOf(COLUMNS, 43, ['code', 'request'])).toEqual([0, 100]);
  expect(sharesOf(LEFT, 54, ['code', 'request'])).toEqual([50, 50]);
});

test('a separator that is moved to an edge collapses what was there', () => {
  expect(collapsedAfter(RIGHT, [false, true], ['code'])).toEqual(['code', 'world']);
  expect(collapsedAfter(COLUMNS, [true, false], ['code'])).toEqual(['code', 'request']);
});

test('one that is moved back shows all of it', () => {
  expect(collapsedAfter(COLUMNS, [false, false], ['code', 'request', 'world'])).toEqual(['world']);
  expect(collapsedAfter(LEFT, [false, false], ['request'])).toEqual([]);
});

test('in a column with one of its two, moving the columns changes neither', () => {
  expect(collapsedAfter(COLUMNS, [false, false], ['code'])).toEqual(['code']);
});
