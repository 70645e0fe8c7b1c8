// Feature flags: who gets what is new is decided by a hash of their name, the same everywhere and for ever.
const FLAGS: Readonly<Record<string, { readonly percent: number; readonly countries?: readonly string[] }>> =
  {
    'new-player': { percent: 20 },
    'offline-mode': { percent: 50, countries: ['IN', 'ID', 'NG'] },
    'dark-by-default': { percent: 100 },
  };

/** FNV-1a, as a percentage. */
function percentile(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash >>> 0) / 2 ** 32) * 100;
}

export default {
  fetch(request: Request): Response {
    const user = new URL(request.url).searchParams.get('user') ?? 'anonymous';
    const country = request.headers.get('x-client-country') ?? '';
    const on = Object.entries(FLAGS).filter(
      ([name, { percent, countries }]) =>
        (countries?.includes(country) ?? true) && percentile(`${name}:${user}`) < percent,
    );
    const flags = on.map(([name]) => name);
    return Response.json({ user, flags }, { headers: { 'cache-control': 'private, max-age=30' } });
  },
};
