import type { Provenance } from '../../../worker/protocol/waterfall.ts';
import type { TimedRun } from '../../state/app-state.ts';
import { formatUs } from '../../ui/quantities.ts';
import { AFTER_NAME, SEGMENT_NAMES } from './segment-names.ts';
import { callProvenance, sumProvenance } from './sum-provenance.ts';

export interface TableRow {
  readonly kind: 'segment' | 'call' | 'after' | 'first-byte' | 'total';
  readonly name: string;
  readonly startUs: number;
  readonly durationUs: number;
  readonly provenance: Provenance;
  readonly why: string;
}

/** Everything that the picture of one run on one platform shows, in words: segments, calls, work after, totals. */
export function tableRows({ waterfall, routing }: TimedRun): readonly TableRow[] {
  const { segments, calls, after, ttfbUs, totalUs } = waterfall;
  const end = (kind: 'first-byte' | 'total', name: string, durationUs: number, why: string): TableRow => ({
    kind,
    name,
    startUs: 0,
    durationUs,
    provenance: sumProvenance(segments, durationUs),
    why,
  });
  return [
    ...segments.map(({ kind, detail, ...segment }): TableRow => ({
      ...segment,
      kind: 'segment',
      name: SEGMENT_NAMES[kind],
      why: detail,
    })),
    ...calls.map((call): TableRow => ({
      kind: 'call',
      name: `${call.method} ${call.host}${call.path}`,
      startUs: call.startUs,
      durationUs: call.durationUs,
      provenance: callProvenance(call),
      why: `answered ${call.status}: network ${formatUs(call.networkUs)}, origin ${formatUs(call.serviceUs)}`,
    })),
    ...after.map(({ kind, detail, ...segment }): TableRow => ({
      ...segment,
      kind: 'after',
      name: `${SEGMENT_NAMES[kind]}, ${AFTER_NAME}`,
      why: detail,
    })),
    end('first-byte', 'First byte', ttfbUs, `from ${routing.chosen.name}: ${routing.reason}`),
    end('total', 'Total', totalUs, 'the whole answer'),
  ];
}
