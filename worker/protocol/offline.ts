/** What the build says that the app is made of: `scripts/build/offline.ts` writes it, the service worker keeps it. */
export interface OfflineFile {
  /** Relative to the page, such as `assets/index-Bgy8iTfb.js`. */
  readonly path: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
}

/**
 * `shell`: without which nothing works. `desk` and `touch`: the editors, of which a device uses one. `more`: what only
 * some readers need, such as what reads components made elsewhere.
 */
export type OfflineGroup = 'shell' | 'desk' | 'touch' | 'more';

export interface OfflineList {
  /** Another one whenever any file is another one. */
  readonly version: string;
  readonly groups: Readonly<Record<OfflineGroup, readonly OfflineFile[]>>;
}

/** What the page asks of its service worker. */
export interface KeepMessage {
  readonly type: 'keep';
  readonly group: OfflineGroup;
}
