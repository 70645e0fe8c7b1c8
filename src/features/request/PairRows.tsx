type Pair = [name: string, value: string];

interface PairRowsProps {
  /** One of them: `Header`. */
  readonly noun: string;
  readonly pairs: readonly Pair[];
  readonly most: number;
  readonly nameChars: number;
  readonly valueChars: number;
  readonly onChange: (pairs: Pair[]) => void;
}

/** A table of names and values, to be edited. */
export function PairRows({ noun, pairs, most, nameChars, valueChars, onChange }: PairRowsProps) {
  const change = (index: number, pair: Pair) =>
    onChange(pairs.map((each, at) => (at === index ? pair : each)));
  return (
    <div className="pair-rows">
      {pairs.map(([name, value], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is its position: names may repeat
        <div className="pair-row" key={index}>
          <input
            aria-label={`${noun} ${index + 1} name`}
            value={name}
            placeholder="name"
            maxLength={nameChars}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => change(index, [event.currentTarget.value, value])}
          />
          <input
            aria-label={`${noun} ${index + 1} value`}
            value={value}
            placeholder="value"
            maxLength={valueChars}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => change(index, [name, event.currentTarget.value])}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${noun.toLowerCase()} ${index + 1}`}
            onClick={() => onChange(pairs.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        className="quiet-button"
        disabled={pairs.length >= most}
        onClick={() => onChange([...pairs, ['', '']])}
      >
        Add {noun.toLowerCase()}
      </button>
    </div>
  );
}
