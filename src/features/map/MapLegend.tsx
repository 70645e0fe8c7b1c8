import type { MapScene } from './map-scene.ts';

interface MapLegendProps {
  readonly scene: MapScene | null;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
}

/** What the marks mean, whose data they are, and the way to the same in a table. */
export function MapLegend({ scene, isTable, onTable }: MapLegendProps) {
  return (
    <div className="map-foot">
      <button
        type="button"
        className="map-toggle"
        aria-pressed={isTable}
        disabled={scene === null}
        onClick={() => onTable(!isTable)}
      >
        As a table
      </button>
      <ul className="map-legend" aria-label="Map legend">
        <li>
          <i className="map-city" /> city
        </li>
        <li>
          <i className="map-pop" /> PoP
        </li>
        <li>
          <i className="map-region" /> region
        </li>
        {scene === null || scene.origins.length === 0 ? null : (
          <li>
            <i className="map-origin" /> origin
          </li>
        )}
        <li title="The disc around a place: of the requests of the last ten seconds, the share that came to it">
          <i className="map-load" /> load
        </li>
        <li title="A place that is down, a cable that is cut, or a request that nobody answered">
          <i className="map-down">×</i> down
        </li>
        {scene === null ? null : (
          <li className="map-credit" title={scene.places.attribution.join('\n')}>
            PoPs synthetic · GeoNames, CC BY 4.0 · Natural Earth
          </li>
        )}
      </ul>
    </div>
  );
}
