import { type ReactNode, useEffect, useRef } from 'react';
import type { Panel } from '../../../worker/project/project.ts';
import { useAppState } from '../../state/hooks.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { Pair } from './Pair.tsx';
import { areAll, COLUMNS, LEFT, RIGHT } from './panel-pairs.ts';
import { Region } from './Region.tsx';
import { useCodePlace } from './use-code-place.ts';
import './panels.css';

/**
 * The four regions in two columns, or one below the other where there is no room. Whatever is collapsed, maximised or
 * narrow, they keep their places in the tree, so that none loses what it holds.
 */
export function Regions(regions: Readonly<Record<Panel, ReactNode>>) {
  const isNarrow = useNarrow();
  const maximised = useAppState((state) => (isNarrow ? null : state.maximised));
  const collapsed = useAppState((state) => state.collapsed);
  const main = useRef<HTMLElement>(null);
  useEscape(maximised !== null);
  useCodePlace(main);
  const column = (panels: readonly Panel[]) => (areAll(panels, collapsed) ? 'rail' : 'column');
  const region = (panel: Panel) => (
    <Region panel={panel} isNarrow={isNarrow}>
      {regions[panel]}
    </Region>
  );
  return (
    // What was focused and is gone leaves the focus here.
    <main
      ref={main}
      className="regions"
      tabIndex={-1}
      data-maximised={maximised ?? undefined}
      data-is-code-shown={!collapsed.includes('code')}
    >
      <Pair pair={COLUMNS} label="Width of the columns" isDisabled={isNarrow} minSize="18rem">
        <div className={column(COLUMNS.holds[0])}>
          <Pair pair={LEFT} label="Height of code" isDisabled={isNarrow} minSize="7rem">
            {region('code')}
            {region('request')}
          </Pair>
        </div>
        <div className={column(COLUMNS.holds[1])}>
          <Pair pair={RIGHT} label="Height of waterfall" isDisabled={isNarrow} minSize="7rem">
            {region('waterfall')}
            {region('world')}
          </Pair>
        </div>
      </Pair>
    </main>
  );
}

/** Escape brings all regions back, unless a field, a menu or the editor has a use for it. */
function useEscape(isOn: boolean): void {
  const maximise = useAppState((state) => state.maximise);
  useEffect(() => {
    if (!isOn) return undefined;
    const press = ({ key, defaultPrevented, target }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented) return;
      if (target instanceof Element && target.closest('input, textarea, select, [popover], dialog, details'))
        return;
      maximise(null);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOn, maximise]);
}
