import { formatMsFigure } from '../../ui/quantities.ts';
import { MARKS_US, type Axis } from './waterfall-layout.ts';

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

export function AxisTicks({ axis }: { readonly axis: Axis }) {
  return (
    <div className="axis-ticks" aria-hidden="true">
      {axis.ticksUs.map((tickUs) => (
        <span
          key={tickUs}
          data-mark={MARKS_US.some((markUs) => markUs === tickUs)}
          style={{ left: `${(100 * tickUs) / axis.lengthUs}%` }}
        >
          {formatMsFigure(tickUs / 1_000)}
        </span>
      ))}
      <span className="axis-unit">ms</span>
    </div>
  );
}
