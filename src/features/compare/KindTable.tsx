import { Figure } from '../Figure.tsx';
import { PLATFORM_NAMES } from '../platforms.ts';
import { KIND_COLUMNS } from './kind-columns.ts';
import { kindProvenance } from './provenance.ts';
import { SINCE_START } from './use-comparison.ts';
import { useKinds } from './use-kinds.ts';

/** A world in which clients send several requests: what each of these came to. */
export function KindTable() {
  const kinds = useKinds();
  if (kinds.length === 0) return null;
  return (
    <div className="compare-scroll">
      <table>
        <caption>Kinds of requests. {SINCE_START}.</caption>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">Platform</th>
            {KIND_COLUMNS.map(({ name }) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {kinds.map(({ name, rows }, kind) => (
          // oxlint-disable-next-line react/no-array-index-key -- a kind is its position: names may repeat
          <tbody key={kind}>
            {rows.map(({ platform, answers }, at) => (
              <tr key={platform} data-platform={platform}>
                {at === 0 ? (
                  <th scope="rowgroup" rowSpan={rows.length} className="kind-name">
                    {name}
                  </th>
                ) : null}
                <th scope="row" className="kind-platform">
                  <span className="platform-name">{PLATFORM_NAMES[platform].short}</span>
                </th>
                {KIND_COLUMNS.map((column) => (
                  <td key={column.name} className="number">
                    <Figure provenance={kindProvenance(platform, column.long)}>{column.text(answers)}</Figure>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
