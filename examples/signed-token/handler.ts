// Authorization at the edge: a token is payload.signature, both base64url, signed with HMAC-SHA-256.
// Requests with a bad token end here; only good ones travel on to the origin.
interface Claims {
  readonly sub: string;
  readonly exp: number;
}

const SECRET = 'not-so-secret-in-a-playground';
const encoder = new TextEncoder();

// Loaded once, while the component is compiled: every instance starts with the key already imported.
const key = await crypto.subtle.importKey(
  'raw',
  encoder.encode(SECRET),
  { name: 'HMAC', hash: 'SHA-256' },
  false,
  ['verify'],
);

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

async function readToken(header: string | null): Promise<Claims | string> {
  const [payload, signature] = header?.replace(/^Bearer /, '').split('.') ?? [];
  if (!payload || !signature) return 'no token';
  try {
    if (!(await crypto.subtle.verify('HMAC', key, fromBase64url(signature), encoder.encode(payload))))
      return 'the signature does not match';
    const claims = JSON.parse(new TextDecoder().decode(fromBase64url(payload))) as Claims;
    return claims.exp * 1000 > Date.now() ? claims : 'the token has expired';
  } catch {
    return 'the token is malformed';
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const claims = await readToken(request.headers.get('authorization'));
    if (typeof claims === 'string') {
      console.warn(`refused: ${claims}`);
      return Response.json({ error: claims }, { status: 401, headers: { 'www-authenticate': 'Bearer' } });
    }
    const answer = await fetch('https://accounts.example.com/me', { headers: { 'x-user': claims.sub } });
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    });
  },
};
