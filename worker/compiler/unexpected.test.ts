import { expect, test } from 'vitest';
import { whatStandsAt } from './unexpected.ts';

test.each([
  ['let a = ;', 1, 9, '“;”'],
  ['a b_1$.c', 1, 3, '“b_1$”'],
  ['let 5e3 = 1', 1, 5, '“5e3”'],
  ['return => 1', 1, 8, '“=>”'],
  [`let a = "x" 'y\\'z' + 1`, 1, 13, `“'y\\'z'”`],
  [`x "${'long '.repeat(9)}"`, 1, 3, '“"long long long long lon…”'],
  ['const π = 3 €', 1, 13, '“€”'],
  ['x 🙂', 1, 3, '“🙂”'],
  ['let b = a +', 1, 12, 'end of the file'],
  ['fetch() {}\n', 2, 1, 'end of the file'],
  ['let b = (\r\n  \n', 1, 10, 'end of the file'],
  ['let b = "\nlet c;', 1, 10, 'end of the line'],
])('%j at %d:%d there is %s', (source, line, column, what) => {
  expect(whatStandsAt(source, { line, column })).toBe(what);
});
