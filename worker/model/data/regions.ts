/** Where the regions are: metropolitan areas as publicly known, under the names their provider gives them. */
import type { RegionId } from '../../project/world.ts';

interface RegionPlace {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

export const REGION_PLACES: Readonly<Record<RegionId, RegionPlace>> = {
  'us-east-1': { name: 'N. Virginia', latitude: 39.04, longitude: -77.49 },
  'us-west-2': { name: 'Oregon', latitude: 45.84, longitude: -119.7 },
  'ca-central-1': { name: 'Montréal', latitude: 45.5, longitude: -73.57 },
  'sa-east-1': { name: 'São Paulo', latitude: -23.55, longitude: -46.63 },
  'eu-west-1': { name: 'Ireland', latitude: 53.35, longitude: -6.26 },
  'eu-central-1': { name: 'Frankfurt', latitude: 50.11, longitude: 8.68 },
  'eu-north-1': { name: 'Stockholm', latitude: 59.33, longitude: 18.07 },
  'af-south-1': { name: 'Cape Town', latitude: -33.93, longitude: 18.42 },
  'me-central-1': { name: 'UAE', latitude: 25.2, longitude: 55.27 },
  'ap-south-1': { name: 'Mumbai', latitude: 19.08, longitude: 72.88 },
  'ap-southeast-1': { name: 'Singapore', latitude: 1.29, longitude: 103.85 },
  'ap-northeast-1': { name: 'Tokyo', latitude: 35.68, longitude: 139.77 },
  'ap-southeast-2': { name: 'Sydney', latitude: -33.87, longitude: 151.21 },
};
