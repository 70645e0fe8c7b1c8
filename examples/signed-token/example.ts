import { defineExample, jsonOrigin } from '../example.ts';
import source from './handler.ts?raw';

/** Signed with the handler's secret; valid until 2100, expired in 2023, and with a damaged signature. */
const TOKENS = {
  valid: 'eyJzdWIiOiJhZGEiLCJleHAiOjQxMDI0NDQ4MDB9.Vyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTP0Y-ZXU',
  expired: 'eyJzdWIiOiJhZGEiLCJleHAiOjE3MDAwMDAwMDB9.dDk-vXG0_weLF1ud0uk6IUEio0uApqIVzZ6P7C3THpo',
  forged: 'eyJzdWIiOiJhZGEiLCJleHAiOjQxMDI0NDQ4MDB9.Vyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTPAAAAAA',
};
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
