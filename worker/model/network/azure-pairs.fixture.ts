/**
 * Some pairs quoted from Microsoft's "Azure network round-trip latency statistics": P95 round trip over the 30 days to
 * 2026-07-30, in ms, CC BY 4.0, Microsoft Azure documentation. Coordinates of the metropolitan areas are our own.
 */
import type { Point } from './geography.ts';

const at = (latitude: number, longitude: number): Point => ({ latitude, longitude });

/** East US */
const virginia = at(38.9, -77.5);
/** UK South */
const london = at(51.5, -0.5);
/** Germany West Central */
const frankfurt = at(50.11, 8.68);
/** North Europe */
const dublin = at(53.35, -6.26);
/** Spain Central */
const madrid = at(40.43, -3.42);
/** Brazil South */
const saoPaulo = at(-23.55, -46.63);
/** Japan East */
const tokyo = at(35.68, 139.77);
/** Southeast Asia */
const singapore = at(1.28, 103.83);
/** Australia East */
const sydney = at(-33.86, 151.21);
/** Central India */
const pune = at(18.58, 73.92);
/** East Asia */
const hongKong = at(22.27, 114.19);
/** Korea Central */
const seoul = at(37.57, 126.98);
/** South Africa North */
const pretoria = at(-25.73, 28.22);
/** UAE North */
const dubai = at(25.27, 55.32);
/** West US */
const sanFrancisco = at(37.78, -122.42);
/** Mexico Central */
const queretaro = at(20.59, -100.39);
/** France Central */
const paris = at(48.86, 2.35);
/** Sweden Central */
const gavle = at(60.67, 17.14);
/** Israel Central */
const telAviv = at(31.27, 34.8);

export const AZURE_P95_JULY_2026: readonly {
  readonly from: Point;
  readonly to: Point;
  readonly rttMs: number;
}[] = [
  { from: virginia, to: london, rttMs: 80 },
  { from: virginia, to: frankfurt, rttMs: 97 },
  { from: virginia, to: dublin, rttMs: 74 },
  { from: virginia, to: madrid, rttMs: 83 },
  { from: virginia, to: saoPaulo, rttMs: 119 },
  { from: virginia, to: tokyo, rttMs: 165 },
  { from: virginia, to: singapore, rttMs: 229 },
  { from: virginia, to: sydney, rttMs: 207 },
  { from: virginia, to: pune, rttMs: 214 },
  { from: virginia, to: hongKong, rttMs: 207 },
  { from: virginia, to: seoul, rttMs: 191 },
  { from: virginia, to: pretoria, rttMs: 226 },
  { from: virginia, to: dubai, rttMs: 190 },
  { from: virginia, to: sanFrancisco, rttMs: 74 },
  { from: virginia, to: queretaro, rttMs: 63 },
  { from: sanFrancisco, to: tokyo, rttMs: 110 },
  { from: sanFrancisco, to: sydney, rttMs: 142 },
  { from: sanFrancisco, to: london, rttMs: 144 },
  { from: london, to: frankfurt, rttMs: 20 },
  { from: london, to: paris, rttMs: 13 },
  { from: london, to: tokyo, rttMs: 235 },
  { from: london, to: singapore, rttMs: 183 },
  { from: london, to: hongKong, rttMs: 274 },
  { from: london, to: pretoria, rttMs: 169 },
  { from: london, to: saoPaulo, rttMs: 183 },
  { from: london, to: gavle, rttMs: 36 },
  { from: frankfurt, to: pune, rttMs: 150 },
  { from: frankfurt, to: telAviv, rttMs: 58 },
  { from: tokyo, to: singapore, rttMs: 74 },
  { from: tokyo, to: sydney, rttMs: 105 },
  { from: singapore, to: sydney, rttMs: 98 },
  { from: singapore, to: pune, rttMs: 58 },
  { from: singapore, to: hongKong, rttMs: 40 },
  { from: saoPaulo, to: pretoria, rttMs: 327 },
  { from: saoPaulo, to: tokyo, rttMs: 265 },
  { from: sydney, to: pretoria, rttMs: 347 },
];
