import { formatSignedUs, formatUs } from '../../ui/quantities.ts';
import { Figure } from '../Figure.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { Difference, Part, PlatformComparison } from './compare-runs.ts';
import { AFTER_NAME, SEGMENT_NAMES } from './segment-names.ts';
import { differenceProvenance } from './sum-provenance.ts';

/** What B takes more or less than A, part by part. */
export function DifferenceTable({ compared }: { readonly compared: readonly PlatformComparison[] }) {
  const both = compared.filter(({ differences }) => differences.length > 0);
  const parts = PARTS.filter((part) =>
    both.some(({ differences }) => differences.some((each) => each.part === part)),
  );
  if (both.length === 0) {
    return <p className="empty">The two runs have no platform in common, so there is nothing to subtract.</p>;
  }
  return (
    <div className="differences">
      <table className="difference-table">
        <caption>B − A</caption>
        <thead>
          <tr>
            <th scope="col">Segment</th>
            {both.map(({ platform }) => (
              <th scope="col" className="number" key={platform} data-platform={platform}>
                <span className="platform-name">{PLATFORM_NAMES[platform].short}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part} data-part-name={part}>
              <th scope="row">{partName(part)}</th>
              {both.map(({ platform, differences }) => (
                <td className="number" key={platform}>
                  <Cell difference={differences.find((each) => each.part === part)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PARTS = [...Object.keys(SEGMENT_NAMES), 'after', 'first-byte', 'total'] as readonly Part[];

function partName(part: Part): string {
  if (part === 'after') return `Work ${AFTER_NAME}`;
  if (part === 'first-byte') return 'First byte';
  return part === 'total' ? 'Total' : SEGMENT_NAMES[part];
}

function Cell({ difference }: { readonly difference: Difference | undefined }) {
  if (difference === undefined) return <span className="quiet">–</span>;
  const { aUs, bUs } = difference;
  return (
    <span
      className="difference"
      data-sign={Math.sign(bUs - aUs)}
      title={`${formatUs(aUs)}, then ${formatUs(bUs)}`}
    >
      <Figure provenance={differenceProvenance(aUs, bUs)}>{formatSignedUs(bUs - aUs)}</Figure>
    </span>
  );
}
