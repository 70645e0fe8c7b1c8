import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useAppState } from '../../state/hooks.ts';
import './notices.css';

export function Notices() {
  const notices = useAppState((state) => state.notices);
  const dismiss = useAppState((state) => state.dismiss);
  const region = useRef<HTMLDivElement>(null);
  const newest = notices.at(-1)?.id;
  useEffect(() => {
    // The newest is the last: what is scrolled out of sight is older.
    region.current?.scrollTo({ top: region.current.scrollHeight });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [newest]);
  /** The button that was pressed may go with its notice: the keyboard goes on at the next notice, or below the last. */
  const settle = (at: number, act: () => void) => {
    flushSync(act);
    if (document.activeElement !== document.body) return;
    const { current } = region;
    const next = current?.querySelectorAll<HTMLElement>('.notice > .icon-button');
    const main = current?.parentElement?.querySelector('main');
    (next?.item(Math.min(at, next.length - 1)) ?? main)?.focus({ preventScroll: true });
  };
  return (
    <div ref={region} className="notices" role="region" aria-label="Notices">
      {notices.map(({ id, tone, title, detail, actions }, at) => (
        <div key={id} className="notice" data-tone={tone} role={tone === 'warning' ? 'alert' : 'status'}>
          <p>
            <strong>{title}</strong> {detail}
          </p>
          {actions.map(({ label, act }) => (
            <button key={label} type="button" onClick={() => settle(at, act)}>
              {label}
            </button>
          ))}
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss notice"
            onClick={() => settle(at, () => dismiss(id))}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
