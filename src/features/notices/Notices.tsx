import { useAppState } from '../../state/hooks.ts';
import './notices.css';

export function Notices() {
  const notices = useAppState((state) => state.notices);
  const dismiss = useAppState((state) => state.dismiss);
  return (
    <div className="notices" role="region" aria-label="Notices">
      {notices.map(({ id, tone, title, detail, actions }) => (
        <div key={id} className="notice" data-tone={tone} role={tone === 'warning' ? 'alert' : 'status'}>
          <p>
            <strong>{title}</strong> {detail}
          </p>
          {actions.map(({ label, act }) => (
            <button key={label} type="button" onClick={act}>
              {label}
            </button>
          ))}
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss notice"
            onClick={() => dismiss(id)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
