import { useState, type ReactNode } from 'react';
import { listFacts } from '../../../ui/quantities.ts';

interface SettingsGroupProps {
  readonly name: string;
  /** What the settings inside say now, while they are out of sight. */
  readonly facts: readonly string[];
  readonly children: ReactNode;
}

export function SettingsGroup({ name, facts, children }: SettingsGroupProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="settings-group" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name}
        <span className="quiet">{listFacts(facts)}</span>
      </summary>
      {isOpen ? children : null}
    </details>
  );
}
