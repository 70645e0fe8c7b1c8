/**
 * Whether what is dragged might be a component: names are told only when it is dropped, types before that, and not every
 * system knows the type of a `.wasm` file.
 */
export function mayBeComponent(items: Iterable<{ readonly kind: string; readonly type: string }>): boolean {
  const files = [...items].filter(({ kind }) => kind === 'file');
  return files.length === 0 || files.some(({ type }) => type === '' || type === 'application/wasm');
}
