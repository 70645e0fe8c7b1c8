// Keys of a video (Clear Key), for those who may watch: the player shows a playback token, a JWT that the shop signed
// (ES256), and gets the keys it names. The shop's public key is part of the component.
const SHOP = {
  kty: 'EC',
  crv: 'P-256',
  x: 'WBILeWvoNClj_hMdWwF6UPGtiyF-8ZiLshDLc_LAxkA',
  y: 'lMFZ_Mj2cqUmiog0JTC69LOMYqJa8ouiJ5YNiedUrq0',
};
const KEYS: Readonly<Record<string, string>> = {
  'show-1': 'dGhlLWtleS1vZi1zaG93MQ',
  'show-2': 'YW5vdGhlci1zaG93cy1rZQ',
};

interface Token {
  readonly sub: string;
  readonly aud: string;
  readonly exp: number;
  readonly titles: readonly string[];
  readonly countries: readonly string[];
}

const signer = await crypto.subtle.importKey('jwk', SHOP, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
  'verify',
]);

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
const jsonOf = (text: string): unknown => JSON.parse(new TextDecoder().decode(bytesOf(text)));

class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function read(header: string | null): Promise<Token> {
  const jwt = header?.replace(/^Bearer /, '') ?? '';
  const [head = '', body = '', signature = ''] = jwt.split('.');
  if (!signature) throw new Refused(401, 'no playback token');
  let isGenuine = false;
  try {
    const signed = new TextEncoder().encode(`${head}.${body}`);
    const { alg } = jsonOf(head) as { alg: string };
    isGenuine =
      alg === 'ES256' &&
      (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, signer, bytesOf(signature), signed));
  } catch {
    throw new Refused(401, 'the token is malformed');
  }
  if (!isGenuine) throw new Refused(401, 'the shop did not sign this token');
  return jsonOf(body) as Token;
}

export default {
  async fetch(request: Request): Promise<Response> {
    try {
      const token = await read(request.headers.get('authorization'));
      const country = request.headers.get('x-client-country') ?? '';
      if (token.aud !== 'keys') throw new Refused(403, 'the token is not for keys');
      if (token.exp * 1000 < Date.now()) throw new Refused(401, 'the token has expired');
      if (!token.countries.includes(country)) throw new Refused(451, `not available in ${country}`);
      const { kids = [] } = (await request.json().catch(() => ({}))) as { kids?: readonly string[] };
      const allowed = kids.filter((kid) => token.titles.includes(kid) && Object.hasOwn(KEYS, kid));
      if (allowed.length === 0) throw new Refused(403, 'the token is not for this title');
      console.log(`${token.sub} may watch ${allowed.join(', ')}`);
      const keys = allowed.map((kid) => ({ kty: 'oct', kid, k: KEYS[kid] }));
      return Response.json({ keys, type: 'temporary' }, { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      console.warn(`refused: ${error.message}`);
      return Response.json({ error: error.message }, { status: error.status });
    }
  },
};
