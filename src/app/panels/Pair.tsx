import { type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator, useGroupRef, usePanelRef } from 'react-resizable-panels';
import { useAppState } from '../../state/hooks.ts';
import { STAGE_SHARES, USUAL_SHARES } from '../../state/slices/panels.ts';
import { collapsedAfter, type PanelPair, sharesOf } from './panel-pairs.ts';

/** The height, or width, of what is collapsed: a line of text. */
const STRIP = '2.25rem';

interface PairProps {
  readonly pair: PanelPair;
  /** Of the separator. */
  readonly label: string;
  readonly isDisabled: boolean;
  readonly minSize: string;
  readonly children: readonly [first: ReactNode, second: ReactNode];
}

/** Two neighbours and the separator between them, as large as the store says. */
export function Pair({ pair, label, isDisabled, minSize, children }: PairProps) {
  const share = useAppState(({ panelShares, isStage }) => {
    const chosen = panelShares[pair.id];
    return isStage && chosen === USUAL_SHARES[pair.id] ? STAGE_SHARES[pair.id] : chosen;
  });
  const collapsed = useAppState((state) => state.collapsed);
  const sharePanels = useAppState((state) => state.sharePanels);
  const setCollapsed = useAppState((state) => state.setCollapsed);
  const group = useGroupRef();
  const panels = [usePanelRef(), usePanelRef()] as const;
  const [first, second] = sharesOf(pair, share, collapsed);
  const ids = [`${pair.id}-first`, `${pair.id}-second`] as const;

  useEffect(() => {
    group.current?.setLayout({ [`${pair.id}-first`]: first, [`${pair.id}-second`]: second });
  }, [group, pair, first, second]);

  const takeOver = (shares: Readonly<Record<string, number>>) => {
    const [isFirstGone = false, isSecondGone = false] = panels.map((panel) => panel.current?.isCollapsed());
    if (!isFirstGone && !isSecondGone) sharePanels({ [pair.id]: shares[ids[0]] ?? share });
    const after = collapsedAfter(pair, [isFirstGone, isSecondGone], collapsed);
    if (after !== collapsed) setCollapsed(after);
  };
  return (
    <Group
      id={`pair-${pair.id}`}
      orientation={pair.id === 'columns' ? 'horizontal' : 'vertical'}
      groupRef={group}
      defaultLayout={{ [ids[0]]: first, [ids[1]]: second }}
      disabled={isDisabled}
      onLayoutChanged={(shares, { isUserInteraction }) => {
        if (isUserInteraction) takeOver(shares);
      }}
    >
      <Panel
        id={ids[0]}
        className="pair-part"
        panelRef={panels[0]}
        collapsible
        collapsedSize={STRIP}
        minSize={minSize}
        defaultSize={`${USUAL_SHARES[pair.id]}%`}
      >
        {children[0]}
      </Panel>
      <Separator className="pair-separator" aria-label={label} disabled={isDisabled} />
      <Panel
        id={ids[1]}
        className="pair-part"
        panelRef={panels[1]}
        collapsible
        collapsedSize={STRIP}
        minSize={minSize}
        defaultSize={`${100 - USUAL_SHARES[pair.id]}%`}
      >
        {children[1]}
      </Panel>
    </Group>
  );
}
