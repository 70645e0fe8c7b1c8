import type { Constant } from '../../../worker/protocol/constants.ts';

interface ConstantRowsProps {
  readonly group: { readonly name: string; readonly section: string; readonly entries: readonly Constant[] };
}

/** Figures of the model, to read. */
export function ConstantRows({ group: { name, section, entries } }: ConstantRowsProps) {
  return (
    <table className="constants">
      <caption>
        {name} <span className="quiet">formulas: docs/model.md, {section}</span>
      </caption>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.name}>
            <th scope="row">{entry.name}</th>
            <td className="figures">{entry.value}</td>
            <td>
              <span className={`badge badge-${entry.kind === 'assumed' ? 'modelled' : entry.kind}`}>
                {entry.kind}
              </span>{' '}
              {entry.source}
              <span className="quiet">, {entry.asOf}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
