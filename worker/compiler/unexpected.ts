/** What stands at a place of the code, for messages that only say that it was not expected. */
import type { SourceLocation } from '../protocol/failure.ts';

const WORD = /[\p{ID_Start}$_#@][\p{ID_Continue}$]*/uy;
const NUMBER = /\d[\w.]*/y;
const STRING = /(["'`])(?:\\.|(?!\1)[^\\\n])*\1?/y;
const MARK = /=>|\?\?=?|\?\.|\.\.\.|&&=?|\|\|=?|[=!]==?|\*\*=?|\+\+|--|[-+*/%<>&|^]=?|./uy;

const AFTER_24_CHARACTERS = /(?<=^.{24}).+/su;

/** The token that begins there, shortened and quoted; or that the line or the file ends there. */
export function whatStandsAt(
  source: string,
  { line, column }: Pick<SourceLocation, 'line' | 'column'>,
): string {
  const lines = source.split('\n');
  const text = (lines[line - 1] ?? '').trimEnd();
  const at = column - 1;
  if (at >= text.length) {
    const isLast = lines.slice(line).every((each) => each.trim() === '');
    return isLast ? 'end of the file' : 'end of the line';
  }
  const token = [WORD, NUMBER, STRING, MARK].map((kind) => matchAt(kind, text, at)).find(Boolean) ?? '';
  return `“${token.replace(AFTER_24_CHARACTERS, '…')}”`;
}

function matchAt(kind: RegExp, text: string, at: number): string | undefined {
  kind.lastIndex = at;
  return kind.exec(text)?.[0];
}
