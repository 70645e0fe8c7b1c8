import { PROJECT_LIMITS } from '../../state/project-limits.ts';

type Header = [name: string, value: string];

interface HeaderRowsProps {
  readonly headers: readonly Header[];
  readonly onChange: (headers: Header[]) => void;
}

export function HeaderRows({ headers, onChange }: HeaderRowsProps) {
  const change = (index: number, header: Header) =>
    onChange(headers.map((each, at) => (at === index ? header : each)));
  return (
    <div className="header-rows">
      {headers.map(([name, value], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is its position: names may repeat
        <div className="header-row" key={index}>
          <input
            aria-label={`Header ${index + 1} name`}
            value={name}
            placeholder="name"
            maxLength={PROJECT_LIMITS.headerNameChars}
            spellCheck={false}
            onChange={(event) => change(index, [event.currentTarget.value.trim(), value])}
          />
          <input
            aria-label={`Header ${index + 1} value`}
            value={value}
            placeholder="value"
            maxLength={PROJECT_LIMITS.headerValueChars}
            spellCheck={false}
            onChange={(event) => change(index, [name, event.currentTarget.value])}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove header ${index + 1}`}
            onClick={() => onChange(headers.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        className="quiet-button"
        disabled={headers.length >= PROJECT_LIMITS.headers}
        onClick={() => onChange([...headers, ['', '']])}
      >
        Add header
      </button>
    </div>
  );
}
