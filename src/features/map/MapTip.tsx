import { useLayoutEffect, useRef } from 'react';
import type { PlatformRouting } from '../../../worker/protocol/routing.ts';
import { useAppState, usePlatforms, useSession } from '../../state/hooks.ts';
import { placePopover } from '../../ui/place-popover.ts';
import { formatCount, formatUs } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { faultsAt } from './faults-at.ts';
import type { MapScene } from './map-scene.ts';
import type { Pointed } from './map-stage.ts';
import { formatShare } from './place-figures.ts';
import { useSecond } from './use-second.ts';
import { groupRouting, type RoutingGroup } from './routing-words.ts';

const CANDIDATES_SHOWN = 4;

interface MapTipProps {
  readonly scene: MapScene;
  readonly pointed: Pointed;
  readonly routing: readonly PlatformRouting[] | null;
}

/** What is known of the place that is pointed at: where a city's requests are led, and why; what comes to a PoP or region. */
export function MapTip({ scene, pointed, routing }: MapTipProps) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = tip;
    if (current === null) return;
    const around = { left: pointed.x - 12, top: pointed.y - 12, width: 24, height: 24 };
    const screen = { width: innerWidth, height: innerHeight };
    const at = placePopover(around, current.getBoundingClientRect(), screen);
    current.style.left = `${at.left}px`;
    current.style.top = `${at.top}px`;
  });
  const city = scene.places.cities[pointed.city];
  return (
    <div ref={tip} className="map-tip" role="tooltip">
      <PlaceFacts scene={scene} pointed={pointed} />
      {city === undefined ? null : (
        <>
          <p className="map-tip-title">
            <strong>{city.name}</strong>
            <span className="quiet">
              {city.country} · {formatCount(Math.round(city.population / 1e5) / 10)} million
              {pointed.city === scene.cityIndex ? ' · sends' : ' · click to send from here'}
            </span>
          </p>
          {routing === null
            ? null
            : groupRouting(routing).map((group) => <Group key={group.platforms.join()} group={group} />)}
        </>
      )}
    </div>
  );
}

function Group({ group: { platforms, routing } }: { readonly group: RoutingGroup }) {
  const { chosen, behind, candidates, reason } = routing;
  return (
    <div className="map-tip-group">
      <p>
        {platforms.map((id) => (
          <span key={id} className="platform-name" data-platform={id}>
            {PLATFORM_NAMES[id].short}
          </span>
        ))}
        <span>
          → {chosen?.name ?? 'nobody'}
          {behind === null ? '' : ` → ${behind.name}`}
        </span>
      </p>
      <p className="quiet">{reason}</p>
      {candidates.length < 2 ? null : (
        <table className="figures">
          <tbody>
            {candidates.slice(0, CANDIDATES_SHOWN).map(({ id, name, distanceKm, rttUs, isHealthy, note }) => (
              <tr key={id} data-chosen={id === chosen?.id || undefined}>
                <th scope="row">{name}</th>
                <td className="number">{formatCount(distanceKm)} km</td>
                <td className="number">{formatUs(rttUs)}</td>
                <td>{isHealthy ? (id === chosen?.id ? 'chosen' : note) : 'down'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A PoP or region that the pointer is on, with what came to it. */
function PlaceFacts({ scene, pointed }: Pick<MapTipProps, 'scene' | 'pointed'>) {
  const { recording } = useSession();
  const platforms = usePlatforms();
  const nowMs = useSecond(useAppState(({ traffic }) => traffic.kind === 'running'));
  const faults = faultsAt(scene.faults, scene.hasTime ? recording.nowUs : null);
  const facts = (['pop', 'region'] as const).flatMap((kind) => {
    const index = pointed[kind];
    const place = kind === 'pop' ? scene.pops[index] : scene.places.regions[index];
    if (place === undefined) return [];
    const { counts, sum } = recording.load.counts(kind, platforms, nowMs);
    const down = kind === 'pop' ? faults.pops : faults.regions;
    const standing = 'count' in place && place.count > 1 ? `${formatCount(place.count)} PoPs` : 'PoP';
    return [
      {
        kind,
        name: place.name,
        what: kind === 'pop' ? standing : 'region',
        state: down.has(place.id) ? 'down' : 'up',
        share: sum === 0 ? null : formatShare((counts.get(index) ?? 0) / sum),
      },
    ];
  });
  return facts.map(({ kind, name, what, state, share }) => (
    <p key={kind} className="map-tip-title">
      <strong>{name}</strong>
      <span className="quiet">
        {what} · {state}
        {share === null ? '' : ` · ${share} of requests to ${kind === 'pop' ? 'PoPs' : 'regions'}`}
      </span>
    </p>
  ));
}
