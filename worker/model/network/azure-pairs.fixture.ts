/**
 * Quoted from Microsoft's "Azure network round-trip latency statistics": P95 round trip in ms over the 30 days to
 * 2026-07-30, CC BY 4.0, Microsoft Azure documentation. Every fifth, from the first, of the 858 pairs of two different
 * regions that the table has and whose metropolitan areas we know, in alphabetical order of source and destination: a
 * choice that knows nothing of the model. Coordinates of the metropolitan areas are our own.
 */
import type { Point } from './geography.ts';

/** Degrees north and east. */
export const AZURE_REGIONS: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  'Australia East': [-33.86, 151.21],
  'Australia Southeast': [-37.81, 144.96],
  'Brazil South': [-23.55, -46.63],
  'Canada Central': [43.65, -79.38],
  'Canada East': [46.82, -71.22],
  'Central India': [18.58, 73.92],
  'Central US': [41.59, -93.62],
  'East Asia': [22.27, 114.19],
  'East US': [38.9, -77.5],
  'East US 2': [36.67, -78.39],
  'France Central': [48.86, 2.35],
  'Germany West Central': [50.11, 8.68],
  'Indonesia Central': [-6.14, 106.8],
  'Israel Central': [31.27, 34.8],
  'Italy North': [45.47, 9.18],
  'Japan East': [35.68, 139.77],
  'Japan West': [34.69, 135.5],
  'Korea Central': [37.57, 126.98],
  'Malaysia West': [3.14, 101.69],
  'Mexico Central': [20.59, -100.39],
  'New Zealand North': [-36.85, 174.76],
  'North Central US': [41.88, -87.63],
  'North Europe': [53.35, -6.26],
  'Norway East': [59.91, 10.75],
  'Poland Central': [52.23, 21.02],
  'Qatar Central': [25.55, 51.44],
  'South Africa North': [-25.73, 28.22],
  'South Africa West': [-34.08, 18.84],
  'South Central US': [29.42, -98.5],
  'South India': [12.98, 80.16],
  'Southeast Asia': [1.28, 103.83],
  'Spain Central': [40.43, -3.42],
  'Sweden Central': [60.67, 17.14],
  'Switzerland North': [47.45, 8.56],
  'UAE North': [25.27, 55.32],
  'UK South': [51.5, -0.5],
  'West Europe': [52.37, 4.9],
  'West US': [37.78, -122.42],
  'West US 2': [47.23, -119.85],
  'West US 3': [33.45, -112.07],
};

const QUOTED = `
Australia East: Australia Southeast 16, Central US 178, Germany West Central 291, Japan West 113, North Central US 191, South Africa North 347, Spain Central 265, West Europe 282
Brazil South: Australia Southeast 310, East Asia 315, Indonesia Central 348, Korea Central 289, North Europe 176, South Africa West 309, Sweden Central 209, West US 170
Canada Central: Brazil South 132, East US 21, Israel Central 128, Malaysia West 229, Norway East 104, South Central US 58, Switzerland North 101, West US 2 68
Central India: Canada Central 216, East US 2 220, Italy North 146, Mexico Central 267, Poland Central 169, South India 24, UAE North 35, West US 3 240
Central US: Canada East 48, France Central 120, Japan East 141, New Zealand North 174, Qatar Central 216, Southeast Asia 201, UK South 117
East Asia: Australia East 128, Central India 96, Germany West Central 244, Japan West 52, North Central US 192, South Africa North 272, Spain Central 229, West Europe 279
East US: Australia Southeast 217, Central US 35, Indonesia Central 240, Korea Central 191, North Europe 74, South Africa West 205, Sweden Central 110, West US 74
France Central: Brazil South 192, East Asia 278, Israel Central 61, Malaysia West 177, Norway East 32, South Central US 118, Switzerland North 18, West US 2 153
Germany West Central: Canada Central 100, East US 97, Italy North 21, Mexico Central 145, Poland Central 26, South India 169, UAE North 122, West US 3 151
Israel Central: Canada East 121, East US 2 132, Japan East 250, New Zealand North 296, Qatar Central 146, Southeast Asia 181, UK South 69
Japan East: Australia East 105, Central India 129, France Central 245, Japan West 14, North Central US 152, South Africa North 254, Spain Central 227, West Europe 242
Korea Central: Australia Southeast 142, Central US 163, Germany West Central 271, Japan West 27, North Europe 255, South Africa West 270, Sweden Central 286, West US 133
Mexico Central: Brazil South 158, East Asia 195, Indonesia Central 232, Korea Central 172, Norway East 155, South Central US 25, Switzerland North 154, West US 2 75
New Zealand North: Canada Central 192, East US 200, Israel Central 304, Malaysia West 130, Poland Central 294, South India 157, UAE North 206, West US 3 159
North Europe: Canada East 75, East US 2 79, Italy North 42, Mexico Central 121, Qatar Central 135, Southeast Asia 236, UK South 15
South Africa North: Australia East 348, Central India 134, France Central 165, Japan East 255, New Zealand North 340, Qatar Central 115, Spain Central 149, West Europe 171
Southeast Asia: Australia Southeast 89, Central US 201, Germany West Central 179, Japan West 76, North Central US 214, South Africa North 190, Sweden Central 256, West US 171
Spain Central: Brazil South 185, East Asia 242, Indonesia Central 197, Korea Central 262, North Europe 35, South Africa West 128, Switzerland North 29, West US 2 144
UAE North: Canada Central 187, East US 191, Israel Central 126, Malaysia West 91, Norway East 140, South Central US 229, Switzerland North 105, West US 3 248
UK South: Canada East 78, East US 2 87, Italy North 32, Mexico Central 132, Poland Central 34, South India 174, UAE North 122
West US: Australia East 142, Central India 224, France Central 152, Japan East 110, New Zealand North 155, Qatar Central 252, Southeast Asia 172, UK South 144
West US 2: Australia Southeast 190, Central US 41, Germany West Central 160, Japan West 110, North Central US 54, South Africa North 284, Spain Central 142, West Europe 147
`;

export interface MeasuredPair {
  readonly from: Point;
  readonly to: Point;
  readonly rttMs: number;
}

export function azurePair(from: string, to: string, rttMs: number): MeasuredPair {
  return { from: placeOf(from), to: placeOf(to), rttMs };
}

function placeOf(region: string): Point {
  const [latitude, longitude] = AZURE_REGIONS[region] ?? [NaN, NaN];
  return { latitude, longitude };
}

export const AZURE_P95_JULY_2026: readonly MeasuredPair[] = QUOTED.trim()
  .split('\n')
  .flatMap((line) => {
    const [from = '', figures = ''] = line.split(': ');
    return figures.split(', ').map((figure) => {
      const space = figure.lastIndexOf(' ');
      return azurePair(from, figure.slice(0, space), Number(figure.slice(space + 1)));
    });
  });
