/**
 * Where an arrow key leads in lines of parts: along the line, or to the part as far into the line above or below. Home and
 * End go to its ends. Null: nowhere, or it is none of these keys.
 */
export function nextPart<Part>(lines: readonly (readonly Part[])[], from: Part, key: string): Part | null {
  const at = lines.findIndex((line) => line.includes(from));
  const line = lines[at];
  if (line === undefined) return null;
  const index = line.indexOf(from);
  const alike = (other: readonly Part[] | undefined) => other?.[Math.min(index, other.length - 1)] ?? null;
  const targets: Readonly<Record<string, Part | null | undefined>> = {
    ArrowLeft: line[index - 1],
    ArrowRight: line[index + 1],
    ArrowUp: alike(lines[at - 1]),
    ArrowDown: alike(lines[at + 1]),
    Home: line[0],
    End: line.at(-1),
  };
  return targets[key] ?? null;
}
