import { useEffect, useId, useRef, useState } from 'react';
import { COLUMNS, GROUP_NAMES, GROUPS } from './columns.ts';
import { CopyTable } from './CopyTable.tsx';
import { PlatformTable } from './PlatformTable.tsx';
import { PriceFields } from './PriceFields.tsx';
import type { Sorting } from './rows.ts';
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
  const dialog = useRef<HTMLDialogElement>(null);
  const prices = useRef<HTMLElement>(null);
  const id = useId();
  const goToPrices = () => {
    prices.current?.scrollIntoView({ block: 'nearest' });
    prices.current?.querySelector('input')?.focus();
  };
  useEffect(() => {
    dialog.current?.showModal();
    if (!atPrices) return;
    prices.current?.scrollIntoView({ block: 'nearest' });
    prices.current?.querySelector('input')?.focus();
  }, [atPrices]);
  return (
    <dialog
      ref={dialog}
      className="compare-dialog"
      aria-labelledby={id}
      onClose={onClose}
      // The dialog itself is hit only beside its content, on the backdrop.
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="compare-content">
        <header className="compare-head">
          <h2 id={id}>Platforms compared</h2>
          <span className="quiet">
            {time === SINCE_START ? time : `${time}; instances are of now, costs since the start`}
          </span>
          <CopyTable comparison={comparison} />
          <button
            type="button"
            className="icon-button"
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            ×
          </button>
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
        <section ref={prices} aria-label="Prices" className="compare-prices">
          <PriceFields />
        </section>
      </div>
    </dialog>
  );
}
