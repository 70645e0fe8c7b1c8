import { useAppState } from '../../state/hooks.ts';
import { isTrafficOutdated } from '../../state/slices/traffic.ts';

interface RestartOfferProps {
  /** Selects what has the keyboard afterwards: with the offer taken, its button is gone. */
  readonly focusAfter: string;
}

/** Traffic that is on keeps the world that it was started in. */
export function RestartOffer({ focusAfter }: RestartOfferProps) {
  const isStale = useAppState(isTrafficOutdated);
  const startTraffic = useAppState((state) => state.startTraffic);
  if (!isStale) return null;
  return (
    <button
      type="button"
      className="quiet-button"
      onClick={() => {
        document.querySelector<HTMLElement>(focusAfter)?.focus();
        void startTraffic();
      }}
    >
      Restart with the new settings
    </button>
  );
}
