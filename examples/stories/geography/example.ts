import { defineExample } from '../../example.ts';
import source from './handler.ts?raw';

export const geography = defineExample({
  id: 'geography',
  title: 'Content by geography',
  summary: 'Language, price and consent, decided where the reader is.',
  story: `Language, price and the consent banner depend on the country, and the PoP knows it: the router puts it into a header. The page is whole after one
short way. From Tokyo a new connection shows it in about 20 ms; the region in Virginia, which needs nothing that the PoP has not, takes more
than 500. Send it from Paris, and the page speaks French and asks about cookies.`,
  tests: `body contains JPY
body from Paris contains Bienvenue
"Country redirect": header location contains "/store/jp"`,
  source,
  cityId: 'tokyo',
  requests: [{ name: 'Landing page' }, { name: 'Country redirect', path: '/store' }],
});
