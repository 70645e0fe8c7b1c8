/** What a reader can do by its name. */
export interface Command {
  /** Unique, and stable while the palette is open. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly title: string;
  /** Said beside it: what it would change. */
  readonly hint?: string;
  /** Which keys do the same. */
  readonly keys?: string;
  /** Other words that find it. */
  readonly keywords?: readonly string[];
  readonly act: () => void;
  /** What of the page takes the keyboard afterwards: the first thing in it that can, as a selector. */
  readonly focus?: string;
}

export const COMMAND_GROUPS = [
  'Do',
  'Go to',
  'View',
  'Work',
  'Stories and examples',
  'Requests',
  'Files',
  'Send from',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];
