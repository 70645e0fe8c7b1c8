import { type Command, COMMAND_GROUPS, type CommandGroup } from './command.ts';
import { scoreOf } from './search.ts';

/** What finds it: its title first. */
export function textsOf({ title, group, hint = '', keywords = [] }: Command): readonly string[] {
  return [title, group, hint, ...keywords];
}

/** Those with the best finds first, else in their usual order. The list sorts only within a group. */
export function groupsInOrder(commands: readonly Command[], typed: string): readonly CommandGroup[] {
  if (typed.trim() === '') return COMMAND_GROUPS;
  const best = new Map<CommandGroup, number>();
  for (const command of commands) {
    const score = scoreOf(typed, textsOf(command));
    best.set(command.group, Math.max(score, best.get(command.group) ?? 0));
  }
  return COMMAND_GROUPS.toSorted((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0));
}
