import type { SavedRequest } from '../../../worker/project/project.ts';
import { defineExample } from '../../example.ts';
import source from './handler.ts?raw';
/** Signed by the shop for Ada: one until 2100, one until 2023, one for two other countries. Its private key is gone. */
import tokens from './tokens.json';

const play = (
  name: string,
  token: string | null,
  title = 'show-1',
): Partial<SavedRequest> & { name: string } => ({
  name,
  method: 'POST',
  path: '/keys',
  headers: [
    ['content-type', 'application/json'],
    ...(token === null ? [] : [['authorization', `Bearer ${token}`] as [string, string]]),
  ],
  body: JSON.stringify({ kids: [title], type: 'temporary' }),
});

export const drmToken = defineExample({
  id: 'drm-token',
  title: 'DRM token check',
  summary: 'Who may watch gets the keys at the PoP; a signature needs no database.',
  story: `Before a video plays, its player asks for the key. The shop has signed who may watch what, where and until when (ES256); a
signature is checked with a public key that is part of the component, so the PoP asks nobody. From São Paulo a new connection gets the key in about
170 ms, of which the phone network is most, and from the region in about 575. A forged or expired token is refused as near. Anyone who sits
outside the token's countries gets a 451.`,
  tests: `body $.keys[0].kid is show-1
"Forged: 401": status is 401
"For other countries: 451": status is 451
calls nothing`,
  source,
  cityId: 'sao-paulo',
  requests: [
    play('A valid token', tokens.valid),
    play('Forged: 401', `${tokens.valid.slice(0, -12)}AAAAAAAAAAAA`),
    play('Expired: 401', tokens.expired),
    play('For other countries: 451', tokens.elsewhere),
    play('For another title: 403', tokens.valid, 'show-2'),
    play('No token: 401', null),
  ],
});
