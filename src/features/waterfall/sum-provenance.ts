import type { OriginCallSpan, Parameter, Provenance, Segment } from '../../../worker/protocol/waterfall.ts';
import { formatUs } from '../../ui/quantities.ts';
import { SEGMENT_NAMES } from './segment-names.ts';

/** Of the first byte or of the whole: what it is the sum of, and how much of that is measured, modelled or quoted. */
export function sumProvenance(segments: readonly Segment[], untilUs: number): Provenance {
  const summed = segments.filter(
    ({ startUs, durationUs }) => durationUs > 0 && startUs + durationUs <= untilUs,
  );
  return {
    kind: 'modelled',
    formula: `the sum of its ${summed.length} segments`,
    parameters: summed.map(({ kind, durationUs, provenance }): Parameter => ({
      name: SEGMENT_NAMES[kind],
      value: formatUs(durationUs),
      source: provenance.kind,
    })),
    source: shares(summed),
  };
}

const KINDS = ['measured', 'modelled', 'quoted'] as const;

function shares(segments: readonly Segment[]): string {
  const totals = KINDS.map((kind) => {
    const us = segments
      .filter(({ provenance }) => provenance.kind === kind)
      .reduce((sum, { durationUs }) => sum + durationUs, 0);
    return { kind, us };
  });
  return totals
    .filter(({ us }) => us > 0)
    .map(({ kind, us }) => `${formatUs(us)} ${kind}`)
    .join(', ');
}

export function callProvenance({ networkUs, serviceUs }: OriginCallSpan): Provenance {
  return {
    kind: 'modelled',
    formula: 'network + service',
    parameters: [
      { name: 'network', value: formatUs(networkUs), source: 'backbone round trip and transfer at 1 Gb/s' },
      { name: 'service', value: formatUs(serviceUs), source: 'stated by this world for the origin' },
    ],
    source: 'docs/model.md, call to an origin',
  };
}

/** `B − A`, with both. */
export function differenceProvenance(aUs: number, bUs: number): Provenance {
  return {
    kind: 'modelled',
    formula: 'B − A',
    parameters: [
      { name: 'A', value: formatUs(aUs) },
      { name: 'B', value: formatUs(bUs) },
    ],
    source: 'the two runs',
  };
}
