import { type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { type Panel, PANELS } from '../../../worker/project/project.ts';
import { useAppState } from '../../state/hooks.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';

const NAMES: Record<Panel, { readonly title: string; readonly region: string }> = {
  code: { title: 'Code', region: 'code' },
  request: { title: 'Request & answer', region: 'request and answer' },
  waterfall: { title: 'Where the time went', region: 'waterfall' },
  world: { title: 'How the world experiences it', region: 'world' },
};

interface RegionProps {
  readonly panel: Panel;
  /** One column has no room to win by maximising. */
  readonly isNarrow: boolean;
  readonly children: ReactNode;
}

/** One of the four questions, with the buttons that make room for it or for the others. */
export function Region({ panel, isNarrow, children }: RegionProps) {
  const collapsed = useAppState((state) => state.collapsed);
  const maximised = useAppState((state) => (isNarrow ? null : state.maximised));
  const setCollapsed = useAppState((state) => state.setCollapsed);
  const maximise = useAppState((state) => state.maximise);
  const { title, region } = NAMES[panel];
  const frame = useRef<HTMLDivElement>(null);
  const collapse = (to: readonly Panel[]) => {
    // The button that was pressed gives way to another, which gets its focus.
    flushSync(() => setCollapsed(to));
    frame.current?.querySelector('button')?.focus();
  };
  const isCollapsed = collapsed.includes(panel) && maximised === null;
  const isMaximised = maximised === panel;
  return (
    <div
      ref={frame}
      className="region-frame"
      data-panel-name={panel}
      data-maximised={isMaximised}
      inert={maximised !== null && !isMaximised}
    >
      {isCollapsed ? (
        <button
          type="button"
          className="region-strip"
          aria-expanded={false}
          onClick={() => collapse(collapsed.filter((each) => each !== panel))}
        >
          <span className="sr-only">Show </span>
          {title}
          <span className="region-strip-sign" aria-hidden="true">
            +
          </span>
        </button>
      ) : (
        <div className="region-buttons">
          {isMaximised || collapsed.length === PANELS.length - 1 ? null : (
            <button
              type="button"
              className="icon-button"
              title={`Collapse ${region}`}
              onClick={() => collapse([...collapsed, panel])}
            >
              <Icon path="M3.5 12.5h9" />
              <span className="sr-only">Collapse {region}</span>
            </button>
          )}
          {isNarrow ? null : (
            <button
              type="button"
              className="icon-button"
              aria-pressed={isMaximised}
              title={isMaximised ? 'Show all regions again (Esc)' : `Maximise ${region}`}
              onClick={() => maximise(isMaximised ? null : panel)}
            >
              <Icon path={isMaximised ? 'M6.5 3v3.5H3M9.5 13V9.5H13' : 'M9.5 3H13v3.5M6.5 13H3V9.5'} />
              <span className="sr-only">Maximise {region}</span>
            </button>
          )}
        </div>
      )}
      <div className="region-content" hidden={isCollapsed}>
        <ErrorBoundary name={region}>{children}</ErrorBoundary>
      </div>
    </div>
  );
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
