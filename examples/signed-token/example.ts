import { defineExample, jsonOrigin } from '../example.ts';
import source from './handler.ts?raw';
import { TOKENS } from './tokens.ts';

const bearer = (token: string): [string, string][] => [['authorization', `Bearer ${token}`]];

export const signedToken = defineExample({
  id: 'signed-token',
  title: 'Signed token',
  summary: 'An HMAC-signed token is checked at the PoP: bad requests never reach the origin.',
  source,
  cityId: 'sydney',
  origins: [jsonOrigin('accounts.example.com', 'us-east-1', 12, { user: 'ada', plan: 'pro' })],
  requests: [
    { name: 'Forged signature', headers: bearer(TOKENS.forged) },
    { name: 'Valid token', headers: bearer(TOKENS.valid) },
    { name: 'Expired token', headers: bearer(TOKENS.expired) },
    { name: 'No token' },
  ],
});
