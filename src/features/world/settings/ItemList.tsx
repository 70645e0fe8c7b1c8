import { useState, type ReactNode } from 'react';

interface ItemListProps<Item> {
  readonly items: readonly Item[];
  /** What is said of an item while it is closed. */
  readonly renderSummary: (item: Item) => ReactNode;
  readonly renderFields: (item: Item, index: number) => ReactNode;
  /** Of its remove button. */
  readonly nameOf: (item: Item) => string;
  readonly onRemove: (index: number) => void;
}

/** Things that can be opened, edited and removed, at most one of them open; what has just been added opens by itself. */
export function ItemList<Item>({
  items,
  renderSummary,
  renderFields,
  nameOf,
  onRemove,
}: ItemListProps<Item>) {
  const [openIndex, setOpenIndex] = useState<number | null>(null);
  const [knownCount, setKnownCount] = useState(items.length);
  if (items.length !== knownCount) {
    setKnownCount(items.length);
    setOpenIndex(items.length > knownCount ? items.length - 1 : null);
  }
  const toggle = (index: number, isOpen: boolean) => {
    if (isOpen) setOpenIndex(index);
    else if (index === openIndex) setOpenIndex(null);
  };
  return (
    <ul className="item-list">
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- an item changes while it is edited
        <li key={index}>
          <details open={index === openIndex} onToggle={(event) => toggle(index, event.currentTarget.open)}>
            <summary>{renderSummary(item)}</summary>
            {index === openIndex ? (
              <>
                <div className="settings-grid">{renderFields(item, index)}</div>
                <button type="button" className="quiet-button" onClick={() => onRemove(index)}>
                  Remove {nameOf(item)}
                </button>
              </>
            ) : null}
          </details>
        </li>
      ))}
    </ul>
  );
}
