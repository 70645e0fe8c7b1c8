import type { Panel } from '../../../worker/project/project.ts';
import type { PanelShares } from '../../state/app-state.ts';

/** Two neighbours with a separator between them. */
export interface PanelPair {
  readonly id: keyof PanelShares;
  /** What each of the two holds: a column holds two panels. */
  readonly holds: readonly [first: readonly Panel[], second: readonly Panel[]];
}

export const LEFT: PanelPair = { id: 'left', holds: [['code'], ['request']] };
export const RIGHT: PanelPair = { id: 'right', holds: [['waterfall'], ['world']] };
export const COLUMNS: PanelPair = {
  id: 'columns',
  holds: [LEFT.holds.flat(), RIGHT.holds.flat()],
};

type Two = readonly [first: number, second: number];

/** Percent of the pair for each; zero is drawn as the strip of what is collapsed. */
export function sharesOf({ holds }: PanelPair, firstShare: number, collapsed: readonly Panel[]): Two {
  const [isFirstGone, isSecondGone] = holds.map((panels) => areAll(panels, collapsed));
  // Strips beside each other, in a column that is collapsed itself.
  if (isFirstGone && isSecondGone) return [50, 50];
  if (isFirstGone) return [0, 100];
  return isSecondGone ? [100, 0] : [firstShare, 100 - firstShare];
}

/** What is collapsed after a separator was moved until these were, or were no more. */
export function collapsedAfter(
  { holds }: PanelPair,
  now: readonly [first: boolean, second: boolean],
  collapsed: readonly Panel[],
): readonly Panel[] {
  return holds.reduce<readonly Panel[]>((left, panels, at) => {
    const isGone = now[at] === true;
    if (isGone === areAll(panels, left)) return left;
    const others = left.filter((panel) => !panels.includes(panel));
    return isGone ? [...others, ...panels] : others;
  }, collapsed);
}

export function areAll(panels: readonly Panel[], collapsed: readonly Panel[]): boolean {
  return panels.every((panel) => collapsed.includes(panel));
}
