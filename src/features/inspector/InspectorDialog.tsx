import { useId } from 'react';
import type { Inspection } from '../../../worker/protocol/inspection.ts';
import type { Inspected, Inspector } from '../../state/app-state.ts';
import { useAppState } from '../../state/hooks.ts';
import { formatBytes, formatCount, formatMsFigure } from '../../ui/quantities.ts';
import { CompileStages } from '../CompileStages.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { ImportList } from '../ImportList.tsx';
import { COMPILE_TIME, COMPONENT_SIZE } from '../compile-provenance.ts';
import { Figure } from '../Figure.tsx';
import { Sizes } from './Sizes.tsx';
import { CloseButton, ModalDialog } from '../../ui/ModalDialog.tsx';
import './inspector.css';

const ENTRY_STYLES = {
  'default-export': 'export default { fetch }',
  'fetch-event': "addEventListener('fetch', …)",
  'handle-export': 'export function handle(request)',
} as const;

/** What came out: a component's insides. */
export function InspectorDialog({ inspector: { inspected, content } }: { readonly inspector: Inspector }) {
  const close = useAppState((state) => state.closeInspector);
  const id = useId();
  return (
    <ModalDialog className="inspector" labelledBy={id} onClose={close}>
      {(close) => (
        <div className="inspector-content">
          <header className="modal-head inspector-head">
            <h2 id={id}>
              Inside <span className="inspector-name">{inspected.name}</span>
            </h2>
            <CloseButton onClose={close} />
          </header>
          {content.kind === 'loading' ? <p className="empty late">Looking into it…</p> : null}
          {content.kind === 'failed' ? <FailureNote failure={content.failure} /> : null}
          {content.kind === 'ready' ? (
            <Insides inspected={inspected} inspection={content.inspection} />
          ) : null}
        </div>
      )}
    </ModalDialog>
  );
}

interface InsidesProps {
  readonly inspected: Inspected;
  readonly inspection: Inspection;
}

function Insides({ inspected, inspection }: InsidesProps) {
  const { wit, parts } = inspection;
  return (
    <div className="inspector-body">
      <Facts inspected={inspected} inspection={inspection} />
      <section aria-label="Bytes">
        <h3>Bytes</h3>
        <Sizes parts={parts} sizeBytes={inspected.facts.sizeBytes} />
      </section>
      {inspected.kind === 'compiled' ? (
        <section aria-label="Compile">
          <h3>
            Compiled in{' '}
            <Figure provenance={COMPILE_TIME}>{formatMsFigure(inspected.facts.totalMs)} ms</Figure>
          </h3>
          <CompileStages stages={inspected.facts.stages} totalMs={inspected.facts.totalMs} />
        </section>
      ) : (
        <section aria-label="Imports">
          <h3>What its imports get here</h3>
          <ImportList imports={inspected.facts.imports} />
        </section>
      )}
      <section aria-label="World" className="inspector-world">
        <h3>
          World <span className="quiet">imports and exports, as WIT</span>
        </h3>
        {/* Focusable, so that it can be scrolled with the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above */}
        <pre className="inspector-wit" tabIndex={0}>
          {wit.trim()}
        </pre>
      </section>
    </div>
  );
}

function Facts({ inspected, inspection: { digest, madeWith } }: InsidesProps) {
  const { sizeBytes } = inspected.facts;
  return (
    <dl className="inspector-facts">
      <dt>Size</dt>
      <dd className="figures">
        <Figure provenance={COMPONENT_SIZE}>{formatBytes(sizeBytes)}</Figure>{' '}
        <span className="quiet">{formatCount(sizeBytes)} bytes</span>
      </dd>
      <dt>SHA-256</dt>
      <dd className="inspector-digest">
        {digest ?? (
          <span className="quiet">this page has no secure context, in which browsers compute it</span>
        )}
      </dd>
      {inspected.kind === 'compiled' ? (
        <>
          <dt>Entry</dt>
          <dd>
            <code>{ENTRY_STYLES[inspected.facts.entryStyle]}</code>
          </dd>
        </>
      ) : null}
      {madeWith.length === 0 ? null : (
        <>
          <dt>Marked as made with</dt>
          <dd>{madeWith.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
