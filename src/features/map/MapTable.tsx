import { useState } from 'react';
import { useAppState, usePlatforms, useSession } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatMsFigure } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { faultsAt } from './faults-at.ts';
import type { MapScene } from './map-scene.ts';
import { answeringRows, cityRows, formatShare, type PlaceRow, type RowKind } from './place-figures.ts';
import { useSecond } from './use-second.ts';

const KINDS: Record<RowKind, string> = {
  city: 'city',
  pop: 'PoP',
  region: 'region',
  cable: 'cable',
  origin: 'origin',
};

interface MapTableProps {
  readonly scene: MapScene;
  readonly onChoose: (city: number) => void;
}

/** What the map shows, for those who read rather than look. */
export function MapTable({ scene, onChoose }: MapTableProps) {
  const { recording } = useSession();
  const platforms = usePlatforms();
  const [side, setSide] = useState<'answers' | 'clients'>('answers');
  const hasTraffic = useAppState(({ traffic }) => traffic.kind === 'running');
  const nowMs = useSecond(hasTraffic);
  const faults = faultsAt(scene.faults, scene.hasTime ? recording.nowUs : null);
  const rows =
    side === 'answers'
      ? answeringRows(scene, recording.load, faults, platforms, nowMs)
      : cityRows(scene, recording.load, platforms, nowMs);
  const sender = scene.places.cities[scene.cityIndex]?.id;
  return (
    // What scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="map-table" aria-label="The map as a table" tabIndex={0}>
      <Choice
        label="Rows of the table"
        value={side}
        options={[
          { value: 'answers', text: 'Where requests go' },
          { value: 'clients', text: 'Where they come from' },
        ]}
        onChoose={setSide}
      />
      <table>
        <caption>Share of requests and median ms, of the last ten seconds, modelled</caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">State</th>
            <th scope="col" className="number">
              Share
            </th>
            {platforms.map((id) => (
              <th key={id} scope="col" className="number" data-platform={id}>
                <span className="platform-name">{PLATFORM_NAMES[id].short}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.kind} ${row.id}`} data-down={row.isDown || undefined}>
              <th scope="row">
                {row.name} <span className="quiet">{KINDS[row.kind]}</span>
              </th>
              <td>
                {row.kind === 'city' ? (
                  <Sender
                    row={row}
                    isSender={row.id === sender}
                    onChoose={() => onChoose(scene.places.cities.findIndex(({ id }) => id === row.id))}
                  />
                ) : (
                  stateWord(row)
                )}
              </td>
              <td className="number">{row.share === null ? '–' : formatShare(row.share)}</td>
              {row.medianUs.map((medianUs, column) => (
                <td key={platforms[column] ?? index} className="number">
                  {medianUs === null ? '–' : formatMsFigure(medianUs / 1_000)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function stateWord({ isDown, kind }: PlaceRow): string {
  if (!isDown) return 'up';
  return kind === 'cable' ? 'cut' : 'down';
}

interface SenderProps {
  readonly row: PlaceRow;
  readonly isSender: boolean;
  readonly onChoose: () => void;
}

function Sender({ row, isSender, onChoose }: SenderProps) {
  if (isSender) return 'sender';
  return (
    <button type="button" className="quiet-button" onClick={onChoose} aria-label={`Send from ${row.name}`}>
      Send from here
    </button>
  );
}
