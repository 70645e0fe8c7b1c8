import type { Troubles } from './use-files.ts';

/** How many problems a file has, or a dot where only types do not fit; nothing where all is well. */
export function TroubleMark({ problems, warnings }: Troubles) {
  const words = wordsOf({ problems, warnings });
  if (words === '') return null;
  return (
    <span className={problems > 0 ? 'problem-count' : 'warning-dot'} title={words}>
      {problems > 0 ? problems : null}
      <span className="sr-only"> {problems > 0 ? words.replace(/^\d+ /, '') : words}</span>
    </span>
  );
}

/** `1 problem, 2 type warnings`; empty where all is well. */
export function wordsOf({ problems, warnings }: Troubles): string {
  return [counted(problems, 'problem'), counted(warnings, 'type warning')].filter(Boolean).join(', ');
}

const counted = (count: number, what: string): string =>
  count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
