import type { PlatformRun } from '../../../worker/protocol/runner.ts';
import { SEGMENT_KINDS, SEGMENT_NAMES } from './segment-names.ts';

const TEXTURES = ['measured', 'modelled', 'quoted'] as const;

/** Names the colours and textures that are on the screen, and no others. */
export function SegmentLegend({ runs }: { readonly runs: readonly PlatformRun[] }) {
  const segments = runs
    .flatMap(({ waterfall }) => waterfall.segments)
    .filter(({ durationUs }) => durationUs > 0);
  const kinds = SEGMENT_KINDS.filter((kind) => segments.some((segment) => segment.kind === kind));
  const textures = TEXTURES.filter((texture) =>
    segments.some(({ provenance }) => provenance.kind === texture),
  );
  return (
    <ul className="segment-legend" aria-label="Legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <i className={`swatch segment-${kind}`} />
          {SEGMENT_NAMES[kind]}
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
