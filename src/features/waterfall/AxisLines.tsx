import { useLayoutEffect, useRef, useState } from 'react';
import { isMark, labelTicks, MARKS_US, type Axis } from './waterfall-layout.ts';

/** The 100 ms and 300 ms lines, behind the bars. */
export function AxisLines({ axis }: { readonly axis: Axis }) {
  return (
    <div className="axis-lines" aria-hidden="true">
      {MARKS_US.filter((markUs) => markUs <= axis.lengthUs).map((markUs) => (
        <div key={markUs} className="axis-mark" style={{ left: `${(100 * markUs) / axis.lengthUs}%` }} />
      ))}
    </div>
  );
}

/** Before the axis has been measured, as wide as a phone's. */
const NARROW_EM = 28;

export function AxisTicks({ axis }: { readonly axis: Axis }) {
  const host = useRef<HTMLDivElement>(null);
  const [widthEm, setWidthEm] = useState(NARROW_EM);
  useLayoutEffect(() => {
    const { current } = host;
    if (current === null) return undefined;
    const measure = () =>
      setWidthEm(current.clientWidth / Number.parseFloat(getComputedStyle(current).fontSize));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="axis-ticks" aria-hidden="true" ref={host}>
      {labelTicks(axis, widthEm).map(({ tickUs, text, middle }) => (
        <span key={tickUs} data-mark={isMark(tickUs)} style={{ left: `${100 * middle}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
}
