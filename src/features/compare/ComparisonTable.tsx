import { useState } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatMeasuredMs } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { useFreshPlatforms } from '../use-fresh-platforms.ts';
import { COLUMNS, type Group, GROUP_NAMES, GROUPS } from './columns.ts';
import './compare.css';
import { CompareDialog } from './CompareDialog.tsx';
import { PlatformTable } from './PlatformTable.tsx';
import type { Sorting } from './rows.ts';
import { SINCE_START, useComparison } from './use-comparison.ts';

type Opened = 'closed' | 'table' | 'prices';

/** What fits below the pictures: a group of columns at a time. All of them are a press away. */
export function ComparisonTable() {
  const { rows, columns, time } = useComparison();
  const [group, setGroup] = useState<Group>('latency');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [opened, setOpened] = useState<Opened>('closed');
  const caption = <Caption time={group === 'cost' ? SINCE_START : time} group={group} />;
  return (
    <section className="comparison" aria-label="Comparison">
      <div className="comparison-head">
        <Choice
          label="Compare by"
          value={group}
          options={GROUPS.map((value) => ({ value, text: GROUP_NAMES[value] }))}
          onChoose={setGroup}
        />
        {/* The table's caption says it to those who hear it. */}
        <span className="comparison-note quiet" aria-hidden="true">
          {caption}
        </span>
        <button type="button" className="quiet-button" onClick={() => setOpened('table')}>
          All, copy…
        </button>
      </div>
      <PlatformTable
        caption={<span className="sr-only">{caption}</span>}
        rows={rows}
        columns={columns.filter((key) => COLUMNS[key].group === group)}
        sorting={sorting}
        onSort={setSorting}
        onPrices={() => setOpened('prices')}
      />
      {opened === 'closed' ? null : (
        <CompareDialog atPrices={opened === 'prices'} onClose={() => setOpened('closed')} />
      )}
    </section>
  );
}

function Caption({ time, group }: { readonly time: string; readonly group: Group }) {
  const fresh = useFreshPlatforms();
  return (
    <>
      {time}.{' '}
      {group === 'cost' ? (
        'Without tax; a month of 730 hours at this rate.'
      ) : (
        <FreshStarts names={fresh.map((id) => PLATFORM_NAMES[id].short)} />
      )}
    </>
  );
}

/** Beside Lambda's few, as many cold starts as requests would read as the worst of all. */
function FreshStarts({ names }: { readonly names: readonly string[] }) {
  const startUs = useAppState(({ traffic, trafficWorld }) => {
    if (traffic.kind !== 'running' && traffic.kind !== 'stopped') return null;
    const stated = trafficWorld?.compute.startUs;
    return typeof stated === 'number' ? stated : (traffic.summary?.measurements[0]?.start.p50Us ?? null);
  });
  const each = startUs === null ? '' : `, ${formatMeasuredMs(startUs / 1_000)} ms each`;
  if (names.length === 0) return null;
  return (
    <>
      {names.join(' and ')} {names.length === 1 ? 'starts' : 'start'} afresh for every request{each}.
    </>
  );
}
