import type { ForeignImport } from '../../worker/protocol/foreign.ts';
import './import-list.css';

/** Those that a reader may have to do something about come first. */
const SERVICES = [
  ['missing', 'not here: a call ends the run with its name'],
  ['refusing', 'here, and refuses: a call gets the interface’s own error'],
  ['served', 'served'],
] as const;

/** What a component imports, and what it gets here. */
export function ImportList({ imports }: { readonly imports: readonly ForeignImport[] }) {
  return (
    <dl className="import-list">
      {SERVICES.map(([service, words]) => {
        const names = imports.filter((each) => each.service === service).map(({ name }) => name);
        return names.length === 0 ? null : (
          <div key={service} data-service={service}>
            <dt>{words}</dt>
            <dd>
              <ul>
                {names.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
