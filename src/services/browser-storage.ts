import type { Result } from '../../worker/protocol/result.ts';

type Failure = { readonly kind: 'storage-unavailable' } | { readonly kind: 'storage-full' };

/** The browser's storage, which may be blocked or full: both are answers, not exceptions. */
export const browserStorage = {
  read(key: string): Result<string | null, Failure> {
    try {
      return { ok: true, value: localStorage.getItem(key) };
    } catch {
      return { ok: false, failure: { kind: 'storage-unavailable' } };
    }
  },

  write(key: string, value: string): Result<null, Failure> {
    try {
      localStorage.setItem(key, value);
      return { ok: true, value: null };
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      return { ok: false, failure: { kind: isFull ? 'storage-full' : 'storage-unavailable' } };
    }
  },

  onForeignWrite(key: string, listener: (value: string | null) => void): void {
    addEventListener('storage', (event) => {
      if (event.key === key) listener(event.newValue);
    });
  },
};
