interface Group<Entry> {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** What has all the words that are sought, in its own words or its group's name; groups without any are left out. */
export function matching<Entry, Of extends Group<Entry>>(
  groups: readonly (Of & Group<Entry>)[],
  sought: string,
  wordsOf: (entry: Entry) => readonly string[],
): readonly Of[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => {
        const text = [group.name, ...wordsOf(entry)].join(' ').toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}
