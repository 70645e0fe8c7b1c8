/** The one file whose name does not change with its content. */
export const PAGE = 'index.html';

export function isHashed(path: string): boolean {
  return path.startsWith('assets/');
}
