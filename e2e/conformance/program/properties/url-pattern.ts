/** Patterns and what they match. */
type Components = Readonly<Partial<Record<'protocol' | 'hostname' | 'pathname' | 'search' | 'hash', string>>>;

export interface PatternInput {
  readonly pattern: string | Components;
  readonly base: string | null;
  readonly ignoreCase: boolean;
  readonly inputs: readonly string[];
}

const COMPONENTS = ['protocol', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;

function patternOf({ pattern, base, ignoreCase }: PatternInput): URLPattern {
  const options = { ignoreCase };
  return base === null ? new URLPattern(pattern, options) : new URLPattern(pattern, base, options);
}

export function urlPatterns(input: PatternInput): unknown {
  const pattern = patternOf(input);
  const matches = input.inputs.map((url) => {
    const found = pattern.exec(url);
    return found && COMPONENTS.map((name) => [found[name].input, found[name].groups]);
  });
  return [COMPONENTS.map((name) => pattern[name]), matches];
}
