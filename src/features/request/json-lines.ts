/** A JSON value as indented lines, of which those that open a list or an object can be folded. */
export interface JsonLine {
  readonly depth: number;
  readonly text: string;
  /** Of a line that opens something: the line that closes it, and what stands there when it is folded. */
  readonly fold: { readonly end: number; readonly folded: string } | null;
}

/** Deeper values would not fit the panel, nor the stack. */
const MOST_DEPTH = 200;

/** The same text as `JSON.stringify(value, null, 2)`, line by line. */
export function jsonLines(value: unknown): readonly JsonLine[] {
  const lines: { depth: number; text: string; fold: JsonLine['fold'] }[] = [];
  const add = (each: unknown, depth: number, prefix: string, suffix: string): void => {
    const isList = Array.isArray(each);
    const isObject = typeof each === 'object' && each !== null;
    const entries: readonly [string, unknown][] = isObject ? Object.entries(each) : [];
    const [opens, closes] = isList ? ['[', ']'] : ['{', '}'];
    const isTooDeep = depth >= MOST_DEPTH;
    if (entries.length === 0 || isTooDeep) {
      const text = isObject ? `${opens}${isTooDeep ? '…' : ''}${closes}` : JSON.stringify(each);
      lines.push({ depth, text: `${prefix}${text}${suffix}`, fold: null });
      return;
    }
    const opening = { depth, text: `${prefix}${opens}`, fold: null as JsonLine['fold'] };
    lines.push(opening);
    entries.forEach(([name, child], index) =>
      add(child, depth + 1, isList ? '' : `${JSON.stringify(name)}: `, index < entries.length - 1 ? ',' : ''),
    );
    const noun = isList ? 'items' : 'fields';
    const folded = `${prefix}${opens} ${entries.length} ${noun} ${closes}${suffix}`;
    opening.fold = { end: lines.length, folded };
    lines.push({ depth, text: `${closes}${suffix}`, fold: null });
  };
  add(value, 0, '', '');
  return lines;
}

/** Positions of the lines that are in sight while these are folded. */
export function linesInSight(lines: readonly JsonLine[], folded: ReadonlySet<number>): readonly number[] {
  const shown: number[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    shown.push(at);
    const fold = folded.has(at) ? lines[at]?.fold : null;
    if (fold) at = fold.end;
  }
  return shown;
}
