import { type RefObject, useLayoutEffect } from 'react';

/**
 * Tells the style sheets where the code is, as lengths of `--code-top`, `--code-width` and `--code-height` on `main`: a
 * drawer that covers the code, and nothing else, cannot be a child of it.
 */
export function useCodePlace(main: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = main;
    const code = current?.querySelector('[data-panel-name="code"]') ?? null;
    if (current === null || code === null) return undefined;
    const measure = () => {
      const { top, width, height } = code.getBoundingClientRect();
      current.style.setProperty('--code-top', `${top}px`);
      current.style.setProperty('--code-width', `${width}px`);
      current.style.setProperty('--code-height', `${height}px`);
    };
    const observer = new ResizeObserver(measure);
    // The column is as high as the page leaves it: what comes above changes its height.
    observer.observe(current);
    observer.observe(code);
    return () => observer.disconnect();
  }, [main]);
}
