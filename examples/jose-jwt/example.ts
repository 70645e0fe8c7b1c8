import { defineExample, jsonOrigin } from '../example.ts';
import handler from './handler.ts?raw';
import jwks from './jwks.json?raw';
/** Of one user; those that expire do so in 2100, but for the one that did in 2023. */
import tokens from './tokens.json';

const bearer = (token: string): [string, string][] => [['authorization', `Bearer ${token}`]];

export const joseJwt = defineExample({
  id: 'jose-jwt',
  title: 'JWT, checked with jose',
  summary: 'RS256 tokens of an identity provider: what is wrong with them is told at the PoP.',
  source: handler,
  others: { 'jwks.json': jwks },
  cityId: 'mumbai',
  origins: [jsonOrigin('orders.example.com', 'us-east-1', 9, [{ order: 1815, total: '12.43' }])],
  requests: [
    { name: 'Valid token', headers: bearer(tokens.valid) },
    { name: 'Forged: 401', headers: bearer(tokens.forged) },
    { name: 'Expired: 401', headers: bearer(tokens.expired) },
    { name: 'For another audience: 401', headers: bearer(tokens.wrongAudience) },
    { name: 'Of another scope: 403', headers: bearer(tokens.wrongScope) },
    { name: 'No token: 401' },
  ],
});
