/**
 * What earlier versions of the project document become. Links and stored work both hold them, and both for ever, so
 * nothing here may follow a change of today's defaults.
 */

/**
 * Version 1 had one file: `file` and `source`. What is no version 1 project gives something that the schema refuses.
 */
export function upgradeProject1To2(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { file, source, ...rest } = value as Record<string, unknown>;
  const path = typeof file === 'string' ? visibleName(file) : file;
  return { ...rest, files: [{ path, text: source }], entry: path };
}

/** Version 1 let a name be hidden, such as `.handler.ts` or even `..ts`. */
function visibleName(file: string): string {
  const name = file.replace(/^\.+/, '');
  return name.includes('.') ? name : `handler.${name}`;
}
