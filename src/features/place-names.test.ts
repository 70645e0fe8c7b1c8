import { expect, test } from 'vitest';
import type { Places } from '../../worker/protocol/places.ts';
import { listPlaces, nameIn, neighboursOf } from './place-names.ts';

const city = (id: string, name: string, latitude: number, longitude: number) =>
  ({ id, name, country: 'XX', latitude, longitude }) as Places['cities'][number];
const pop = { id: 'MRS', name: 'Marseille', country: 'FR', latitude: 43.3, longitude: 5.4, count: 1 };
const places: Places = {
  cities: [city('suez', 'Suez', 30, 32.5), city('athens', 'Athens', 38, 23.7)],
  pops: { metros: [pop], story: [], regions: [] },
  regions: [{ id: 'eu-west-1', provider: 'AWS', name: 'Ireland', latitude: 53, longitude: -6 }],
  hubs: [
    { id: 'SUZ', latitude: 29.9, longitude: 32.5 },
    { id: 'MRS', latitude: 43.3, longitude: 5.4 },
    { id: 'ATH', latitude: 38, longitude: 23.7 },
  ],
  cables: [
    { from: 'MRS', to: 'SUZ' },
    { from: 'ATH', to: 'MRS' },
  ],
  attribution: [],
};

test('hubs are called after the PoP with their code, or the nearest city', () => {
  const { hubs } = listPlaces(places, 'metros');
  expect(hubs.map(({ name }) => name)).toEqual(['Athens (ATH)', 'Marseille (MRS)', 'Suez (SUZ)']);
});

test('a hub’s neighbours are those that a cable leads to, in either direction', () => {
  const { hubs } = listPlaces(places, 'metros');
  const idsFrom = (id: string) => neighboursOf(id, hubs, places.cables).map((hub) => hub.id);
  expect(idsFrom('MRS')).toEqual(['ATH', 'SUZ']);
  expect(idsFrom('SUZ')).toEqual(['MRS']);
});

test('the PoPs are those of the placement, and a place that is not there keeps its id', () => {
  expect(listPlaces(places, 'metros').pops).toEqual([{ id: 'MRS', name: 'Marseille, FR' }]);
  const { pops } = listPlaces(places, 'story');
  expect(nameIn(pops, 'MRS')).toBe('MRS');
});
