// Tokens of an identity provider, checked at the edge with jose: signature (RS256), issuer, audience, expiry and scope.
// The provider's public keys are a file of the project, so that no request has to fetch them.
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import jwks from './jwks.json';

const keys = createLocalJWKSet(jwks);
const expected = {
  issuer: 'https://login.example.com',
  audience: 'https://edge.example',
  algorithms: ['RS256'],
};

function refuse(status: 401 | 403, error: string, reason: string): Response {
  console.warn(`refused: ${reason}`);
  const headers = { 'www-authenticate': `Bearer error="${error}"` };
  return Response.json({ error, reason }, { status, headers });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    try {
      const { payload } = await jwtVerify<{ scope: string }>(token, keys, expected);
      if (!payload.scope.split(' ').includes('orders:read'))
        return refuse(403, 'insufficient_scope', `the token allows ${payload.scope}`);
      const orders = await fetch('https://orders.example.com/', { headers: { 'x-user': payload.sub ?? '' } });
      return new Response(orders.body, { headers: { 'content-type': 'application/json' } });
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return refuse(401, 'invalid_token', error.message);
    }
  },
};
