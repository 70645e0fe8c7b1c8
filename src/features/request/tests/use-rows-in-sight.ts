import { type RefObject, useLayoutEffect, useState } from 'react';
import { type Rows, rowsInSight } from './rows-in-sight.ts';

/** Of a list of rows of one height, whether it scrolls itself or the page does. */
export function useRowsInSight(list: RefObject<HTMLElement | null>, count: number): Rows {
  const [rows, setRows] = useState(() => rowsInSight(0, count));
  useLayoutEffect(() => {
    const look = () => {
      if (list.current === null) return;
      const { top, height } = list.current.getBoundingClientRect();
      const seenFrom = Math.max(0, list.current.parentElement?.getBoundingClientRect().top ?? 0);
      const next = rowsInSight(Math.floor(((seenFrom - top) / Math.max(1, height)) * count), count);
      setRows((now) => (now.from === next.from && now.until === next.until ? now : next));
    };
    look();
    addEventListener('scroll', look, { capture: true, passive: true });
    return () => removeEventListener('scroll', look, { capture: true });
  }, [list, count]);
  return rows;
}
