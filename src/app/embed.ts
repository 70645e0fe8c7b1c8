import type { StoragePort } from '../state/ports.ts';

/** How the page is shown in a frame of somebody's article. */
export interface Embed {
  readonly isReadOnly: boolean;
}

/** Null: the page is on its own. `?embed` or `?embed=readonly`. */
export function parseEmbed(search: string): Embed | null {
  const asked = new URLSearchParams(search).get('embed');
  return asked === null ? null : { isReadOnly: asked === 'readonly' };
}

/** An article must neither show nor change what its reader keeps here. */
export const forgetfulStorage: StoragePort = {
  read: () => ({ ok: true, value: null }),
  write: () => ({ ok: true, value: null }),
  onForeignWrite: () => {},
};
