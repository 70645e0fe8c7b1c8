import { useEffect, useState } from 'react';

/** Renders once a second while `isOn`, for what is read from a recording; answers the moment. */
export function useSecond(isOn: boolean): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => setNowMs(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, [isOn]);
  return nowMs;
}
