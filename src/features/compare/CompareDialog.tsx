import { useId, useRef, useState } from 'react';
import { COLUMNS, GROUP_NAMES, GROUPS } from './columns.ts';
import { CopyTable } from './CopyTable.tsx';
import { KindTable } from './KindTable.tsx';
import { PlatformTable } from './PlatformTable.tsx';
import { Prices } from './Prices.tsx';
import type { Sorting } from './rows.ts';
import { CloseButton, ModalDialog } from '../../ui/ModalDialog.tsx';
import { SINCE_START, useComparison } from './use-comparison.ts';

interface CompareDialogProps {
  /** Whether the reader wants to enter prices. */
  readonly atPrices: boolean;
  readonly onClose: () => void;
}

/** Every column, and the prices that bills are made of. */
export function CompareDialog({ atPrices, onClose }: CompareDialogProps) {
  const comparison = useComparison();
  const { rows, columns, time } = comparison;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const prices = useRef<HTMLElement>(null);
  const id = useId();
  const goToPrices = () => {
    prices.current?.scrollIntoView({ block: 'nearest' });
    prices.current?.querySelector('input')?.focus();
  };
  return (
    <ModalDialog
      className="compare-dialog"
      labelledBy={id}
      {...(atPrices ? { focusOn: '.compare-prices input' } : {})}
      onClose={onClose}
    >
      {(close) => (
        <div className="compare-content">
          <header className="modal-head compare-head">
            <h2 id={id}>Platforms compared</h2>
            <span className="quiet">
              {time === SINCE_START ? time : `${time}; instances are of now, costs since the start`}
            </span>
            <CopyTable comparison={comparison} />
            <CloseButton onClose={close} />
          </header>
          {GROUPS.map((group) => (
            <div className="compare-scroll" key={group}>
              <PlatformTable
                caption={GROUP_NAMES[group]}
                rows={rows}
                columns={columns.filter((key) => COLUMNS[key].group === group)}
                sorting={sorting}
                onSort={setSorting}
                onPrices={goToPrices}
              />
            </div>
          ))}
          <KindTable />
          <section ref={prices} aria-label="Prices" className="compare-prices">
            <Prices />
          </section>
        </div>
      )}
    </ModalDialog>
  );
}
