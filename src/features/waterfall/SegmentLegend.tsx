import type { CSSProperties } from 'react';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import type { TimedRun } from '../../state/app-state.ts';
import { COLOR_NAMES } from './segment-names.ts';

const TEXTURES = ['measured', 'modelled', 'quoted'] as const;

/** Names the colours and textures that are on the screen, and no others. */
export function SegmentLegend({ runs }: { readonly runs: readonly TimedRun[] }) {
  const segments = runs
    .flatMap(({ waterfall }) => waterfall.segments)
    .filter(({ durationUs }) => durationUs > 0);
  const colors = COLOR_NAMES.filter(({ kinds }) => segments.some(({ kind }) => kinds.includes(kind)));
  const stripes = stripesOf([...new Set(runs.map(({ platform }) => platform))]);
  const textures = TEXTURES.filter((texture) =>
    segments.some(({ provenance }) => provenance.kind === texture),
  );
  return (
    <ul className="segment-legend" aria-label="Legend">
      {colors.map(({ name, kinds }) => (
        <li key={name}>
          <i className={`swatch segment-${kinds[0] ?? ''}`} style={stripes} />
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

/** The handler wears the colours of its platforms: as many stripes as there are of them. */
function stripesOf(platforms: readonly PlatformId[]): CSSProperties {
  const share = 100 / platforms.length;
  const stops = platforms.map((id, at) => `var(--${id}) ${at * share}% ${(at + 1) * share}%`);
  return { '--swatch-platforms': `linear-gradient(90deg, ${stops.join(', ')})` } as CSSProperties;
}
