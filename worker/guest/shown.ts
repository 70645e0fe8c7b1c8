import { NativeString, stringify } from './natives.ts';
import { partIfThere } from './parts.ts';

/** What was thrown and is no error: as the console shows it; as JSON in a component without one. May throw. */
export function shown(value: unknown): string {
  if (typeof value !== 'object' && typeof value !== 'function') return NativeString(value);
  return partIfThere('console')?.inspect(value) ?? stringify(value) ?? NativeString(value);
}
