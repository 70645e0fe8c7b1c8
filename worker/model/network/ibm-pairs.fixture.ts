/**
 * Single figures quoted from IBM Cloud's "network latency" page: mean round trip in ms, 18 July to 16 August 2026. Every
 * fifth pair in alphabetical order. Nothing of the model was fitted to them. Coordinates of the metropolitan areas are our own.
 */
import type { MeasuredPair } from './azure-pairs.fixture.ts';

const METROS: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  Chennai: [13.08, 80.27],
  Dallas: [32.78, -96.8],
  Frankfurt: [50.11, 8.68],
  London: [51.51, -0.13],
  Madrid: [40.42, -3.7],
  Montreal: [45.5, -73.57],
  Mumbai: [19.08, 72.88],
  Osaka: [34.69, 135.5],
  'Sao Paulo': [-23.55, -46.63],
  Sydney: [-33.87, 151.21],
  Tokyo: [35.68, 139.77],
  Toronto: [43.7, -79.4],
  'Washington DC': [38.9, -77.3],
};

const QUOTED = `
Chennai: Dallas 248, Mumbai 24, Toronto 221
Dallas: Madrid 119, Sydney 186
Frankfurt: Dallas 124, Osaka 236, Washington DC 86
London: Montreal 79, Tokyo 238
Madrid: Frankfurt 29, Sao Paulo 215
Montreal: Chennai 219, Mumbai 197, Toronto 10
Mumbai: London 120, Sydney 152
Osaka: Dallas 152, Mumbai 139, Washington DC 147
Sao Paulo: Madrid 211, Tokyo 283
Sydney: Frankfurt 249, Osaka 108
Tokyo: Chennai 104, Montreal 143, Toronto 135
Toronto: London 83, Sao Paulo 126
Washington DC: Dallas 31, Mumbai 218, Toronto 19
`;

const placeOf = (metro: string): MeasuredPair['from'] => {
  const [latitude, longitude] = METROS[metro] ?? [NaN, NaN];
  return { latitude, longitude };
};

export const IBM_MEANS_AUGUST_2026: readonly MeasuredPair[] = QUOTED.trim()
  .split('\n')
  .flatMap((line) => {
    const [from = '', figures = ''] = line.split(': ');
    return figures.split(', ').map((figure) => {
      const space = figure.lastIndexOf(' ');
      const rttMs = Number(figure.slice(space + 1));
      return { from: placeOf(from), to: placeOf(figure.slice(0, space)), rttMs };
    });
  });
