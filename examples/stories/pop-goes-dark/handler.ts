// An A/B test, decided where the reader is. Who has been given a variant before, keeps it: in a cookie, in no database.
const VARIANTS = ['A', 'B'] as const;
type Variant = (typeof VARIANTS)[number];

function givenBefore(cookies: string | null): Variant | undefined {
  const given = /(?:^|;\s*)variant=([AB])(?:;|$)/.exec(cookies ?? '')?.[1];
  return VARIANTS.find((variant) => variant === given);
}

export default {
  fetch(request: Request): Response {
    const before = givenBefore(request.headers.get('cookie'));
    const variant = before ?? (Math.random() < 0.5 ? 'A' : 'B');
    console.log(`variant ${variant}, ${before ? 'as before' : 'drawn now'}`);
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', vary: 'cookie' });
    if (!before) headers.append('set-cookie', `variant=${variant}; Path=/; Max-Age=2592000; SameSite=Lax`);
    const action = variant === 'A' ? 'Try it' : 'Start now, for nothing';
    return new Response(`<!doctype html><title>Welcome</title><button>${action}</button>\n`, { headers });
  },
};
