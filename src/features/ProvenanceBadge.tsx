import type { Provenance } from '../../worker/protocol/waterfall.ts';
import { Hint } from '../ui/Hint.tsx';

export function ProvenanceBadge({ provenance }: { readonly provenance: Provenance }) {
  return (
    <Hint className={`badge badge-${provenance.kind}`} text={explainProvenance(provenance)}>
      {provenance.kind}
    </Hint>
  );
}

export function explainProvenance(provenance: Provenance): string {
  if (provenance.kind === 'measured') return provenance.how;
  if (provenance.kind === 'quoted') return `Source: ${provenance.source}`;
  return `${provenance.formula}. Source: ${provenance.source}`;
}
