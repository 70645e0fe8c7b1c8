import type { ComponentPart, PartKind } from '../../../worker/protocol/inspection.ts';
import { formatCount } from '../../ui/quantities.ts';
import { shareOf } from './share.ts';

const NAMES: Readonly<Record<PartKind, readonly [name: string, what: string]>> = {
  'engine-code': ['Engine', 'code of QuickJS, its glue to WASI and the side modules'],
  'engine-state': ['Guest runtime', 'the engine’s memory before any handler, with the common web APIs in it'],
  'user-state': [
    'Your code',
    'what loading it changed in that memory, with the packages and web APIs it names',
  ],
  code: ['Code', 'functions of its core modules'],
  data: ['Data', 'what its memory starts with'],
  names: ['Custom sections', 'names for debugging, and what it was made with'],
  linking: ['Declarations', 'types, imports, tables and exports of its core modules'],
  wrapping: ['Component', 'types and adapters around the core modules'],
};

interface SizesProps {
  readonly parts: readonly ComponentPart[];
  readonly sizeBytes: number;
}

/** Where the bytes are: a bar to compare them, a table to read them. */
export function Sizes({ parts, sizeBytes }: SizesProps) {
  const sorted = parts.toSorted((one, other) => other.sizeBytes - one.sizeBytes);
  return (
    <>
      <div className="size-bar" aria-hidden="true">
        {sorted.map(({ kind, sizeBytes: size }) => (
          <span key={kind} data-part={kind} style={{ flexGrow: size }} />
        ))}
      </div>
      <ul className="sizes">
        {sorted.map((part) => (
          <li key={part.kind}>
            <Part part={part} wholeBytes={sizeBytes} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Part({ part, wholeBytes }: { readonly part: ComponentPart; readonly wholeBytes: number }) {
  const [name, what] = NAMES[part.kind];
  return (
    <details className="size-part">
      <summary data-part={part.kind}>
        <span className="size-name">
          {name} <span className="quiet">{what}</span>
        </span>
        <span className="number">{formatCount(part.sizeBytes)} B</span>
        <span className="number size-share">{shareOf(part.sizeBytes, wholeBytes)}</span>
      </summary>
      <table className="size-sections">
        <caption className="sr-only">Sections of {name}</caption>
        <tbody>
          {part.sections.map(({ name: section, sizeBytes }) => (
            <tr key={section}>
              <th scope="row">{section}</th>
              <td className="number">{formatCount(sizeBytes)} B</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
