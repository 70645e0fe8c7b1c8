import type { ForeignImport } from '../../../worker/protocol/foreign.ts';

const NAMED = 3;

/** What a reader must know of a component's imports without opening the list: those that are not there, by name. */
export function importWords(imports: readonly ForeignImport[]): string {
  const named = (wanted: ForeignImport['service']) => imports.filter(({ service }) => service === wanted);
  const refusing = named('refusing').length;
  const missing = named('missing').map(({ name }) => name);
  const rest = missing.length - NAMED;
  return [
    `${imports.length} imports: ${named('served').length} served`,
    ...(refusing > 0 ? [`${refusing} refusing`] : []),
    ...(missing.length > 0 ? [`not here: ${missing.slice(0, NAMED).join(', ')}`] : []),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join(', ');
}
