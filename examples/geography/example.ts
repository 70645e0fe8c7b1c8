import { defineExample } from '../example.ts';
import source from './handler.ts?raw';

export const geography = defineExample({
  id: 'geography',
  title: 'Content by geography',
  summary: 'Language, price and consent decided at the PoP, without asking any origin.',
  source,
  cityId: 'paris',
  requests: [{ name: 'Landing page' }, { name: 'Country redirect', path: '/store' }],
});
