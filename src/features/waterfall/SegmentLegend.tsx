import type { PlatformRun } from '../../../worker/protocol/runner.ts';
import { COLOR_NAMES } from './segment-names.ts';

const TEXTURES = ['measured', 'modelled', 'quoted'] as const;

/** Names the colours and textures that are on the screen, and no others. */
export function SegmentLegend({ runs }: { readonly runs: readonly PlatformRun[] }) {
  const segments = runs
    .flatMap(({ waterfall }) => waterfall.segments)
    .filter(({ durationUs }) => durationUs > 0);
  const colors = COLOR_NAMES.filter(({ kinds }) => segments.some(({ kind }) => kinds.includes(kind)));
  const textures = TEXTURES.filter((texture) =>
    segments.some(({ provenance }) => provenance.kind === texture),
  );
  return (
    <ul className="segment-legend" aria-label="Legend">
      {colors.map(({ name, kinds }) => (
        <li key={name}>
          <i className={`swatch segment-${kinds[0] ?? ''}`} />
          {name}
        </li>
      ))}
      {textures.map((texture) => (
        <li key={texture}>
          <i className={`swatch swatch-texture texture-${texture}`} />
          {texture}
        </li>
      ))}
    </ul>
  );
}
