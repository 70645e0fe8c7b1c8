import type { ReactNode } from 'react';
import type { Provenance } from '../../worker/protocol/waterfall.ts';
import { Explained } from '../ui/Explained.tsx';
import { provenanceWords, spreadWords } from './provenance-words.ts';
import './figure.css';

interface FigureProps {
  readonly provenance: Provenance;
  /** The figure with its unit. */
  readonly children: ReactNode;
  readonly className?: string;
}

/**
 * A figure that says where it comes from: `<Figure provenance={run.provenance}>12 ms</Figure>`. For every feature and
 * every figure on the page, in text, tables and axes alike. Its underline tells the kind (measured solid, modelled
 * dashed, quoted dotted); hover, focus or a tap opens how, formula or source. It is an inline button that inherits
 * type and alignment; the popover never lies in the figure's own element, so its text is only the figure's.
 */
export function Figure({ provenance, children, className = '' }: FigureProps) {
  return (
    <Explained
      className={`figure figure-${provenance.kind} ${className}`}
      detail={<ProvenanceNote provenance={provenance} />}
      description={`${provenance.kind}: ${provenanceWords(provenance)}`}
    >
      {children}
    </Explained>
  );
}

/** The word alone, where it stands for several figures beside it. */
export function ProvenanceBadge({ provenance }: { readonly provenance: Provenance }) {
  return (
    <Explained
      className={`badge badge-${provenance.kind}`}
      detail={<ProvenanceNote provenance={provenance} />}
      description={provenanceWords(provenance)}
    >
      {provenance.kind}
    </Explained>
  );
}

/** All that is known of a figure's origin: kind by word and texture, then how, formula with parameters, or source. */
function ProvenanceNote({ provenance }: { readonly provenance: Provenance }) {
  return (
    <div className="provenance-note">
      <p className="provenance-kind">
        <i className={`provenance-swatch texture-${provenance.kind}`} />
        {provenance.kind}
      </p>
      <dl>
        <Facts provenance={provenance} />
      </dl>
    </div>
  );
}

function Facts({ provenance }: { readonly provenance: Provenance }) {
  if (provenance.kind === 'measured') {
    const { how, spread } = provenance;
    return (
      <>
        <Fact name="How">{how}</Fact>
        {spread === undefined ? null : <Fact name="Spread">{spreadWords(spread)}</Fact>}
      </>
    );
  }
  if (provenance.kind === 'quoted') {
    const { source, asOf } = provenance;
    return (
      <>
        <Fact name="Source">{source}</Fact>
        {asOf === undefined ? null : <Fact name="As of">{asOf}</Fact>}
      </>
    );
  }
  const { formula, source, parameters = [] } = provenance;
  return (
    <>
      <Fact name="Formula">{formula}</Fact>
      {parameters.map((parameter, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a kind of segment may be there twice
        <Fact key={index} name={parameter.name}>
          <span className="figures">{parameter.value}</span>
          {parameter.source === undefined ? null : <span className="quiet"> {parameter.source}</span>}
        </Fact>
      ))}
      <Fact name="Source">{source}</Fact>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
