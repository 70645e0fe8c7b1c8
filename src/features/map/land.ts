import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarseTopology from 'world-atlas/land-110m.json';

const SOUTHERNMOST_CITY = -56;

/** The continents as one shape, without Antarctica, where nobody sends requests from. */
function inhabitedLand(topology: Topology): GeoJSON.MultiPolygon {
  const { features } = feature(topology, topology.objects['land'] as GeometryCollection);
  const polygons = features.flatMap(({ geometry }) => {
    if (geometry.type === 'MultiPolygon') return geometry.coordinates;
    return geometry.type === 'Polygon' ? [geometry.coordinates] : [];
  });
  return { type: 'MultiPolygon', coordinates: polygons.filter(isInhabited) };
}

function isInhabited([outline]: GeoJSON.Position[][]): boolean {
  return (outline ?? []).some(([, latitude = -90]) => latitude > SOUTHERNMOST_CITY);
}

export const COARSE_LAND: GeoJSON.MultiPolygon = inhabitedLand(coarseTopology as unknown as Topology);

/** Islands and bays, for who comes near: 170 kB that are fetched only then. */
export async function loadFineLand(): Promise<GeoJSON.MultiPolygon> {
  const { default: topology } = await import('world-atlas/land-50m.json');
  return inhabitedLand(topology as unknown as Topology);
}
