import { originSchema, type Origin, type RegionId } from '../../../../worker/project/world.ts';
import type { Entry } from '../../../ui/number-entry.ts';

/** What `worldSchema` allows. */
export const MOST_ORIGINS = 20;

/** A host of its own, so that it is usable as it stands. */
export function newOrigin(origins: readonly Origin[], region: RegionId): Origin {
  const isTaken = (host: string) => origins.some((origin) => origin.host === host);
  const hosts = Array.from({ length: MOST_ORIGINS + 1 }, (_, index) =>
    index === 0 ? 'api.example.com' : `api-${index + 1}.example.com`,
  );
  const host = hosts.find((each) => !isTaken(each)) ?? 'api.example.com';
  return { host, region, serviceMs: 20, status: 200, contentType: 'application/json', body: '{"ok":true}' };
}

/** @param others the other origins of the world: a call must know whom it reaches. */
export function readHost(text: string, others: readonly Origin[]): Entry<string> {
  const host = text.trim().toLowerCase();
  if (!originSchema.shape.host.safeParse(host).success)
    return { ok: false, problem: 'A host name such as api.example.com, without https:// and path' };
  if (others.some((other) => other.host === host))
    return { ok: false, problem: `There is already an origin ${host}` };
  return { ok: true, value: host };
}

export function readContentType(text: string): Entry<string> {
  const contentType = text.trim();
  // A header's value: visible ASCII, or there is no answer to send.
  const isUsable =
    originSchema.shape.contentType.safeParse(contentType).success && /^[\x20-\x7e]*$/.test(contentType);
  return isUsable
    ? { ok: true, value: contentType }
    : { ok: false, problem: 'A media type such as application/json' };
}

export function readBody(text: string): Entry<string> {
  return originSchema.shape.body.safeParse(text).success
    ? { ok: true, value: text }
    : { ok: false, problem: 'At most 200,000 characters' };
}
