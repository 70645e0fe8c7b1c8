import { Command } from 'cmdk';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useAppState, useSession } from '../../state/hooks.ts';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { isNarrowNow } from '../../ui/narrow.ts';
import type { Command as Doable } from './command.ts';
import { commandsOf } from './commands.ts';
import { groupsInOrder, textsOf } from './group-order.ts';
import { scoreOf } from './search.ts';
import './palette.css';

/** Everything the page can do, by its name. What it was opened with is what it offers. */
export function PaletteDialog() {
  const session = useSession();
  const setPaletteOpen = useAppState((state) => state.setPaletteOpen);
  const [commands] = useState(() => commandsOf(session, isNarrowNow()));
  const [typed, setTyped] = useState('');
  return (
    <ModalDialog className="palette" label="Commands" focusOn="input" onClose={() => setPaletteOpen(false)}>
      {(close) => (
        <Command label="Commands" loop filter={(_id, search, texts = []) => scoreOf(search, texts)}>
          <Command.Input placeholder="What would you like to do?" value={typed} onValueChange={setTyped} />
          <Command.List>
            <Command.Empty>Nothing here is called that.</Command.Empty>
            {groupsInOrder(commands, typed).map((group) => (
              <Group
                key={group}
                name={group}
                commands={commands.filter((command) => command.group === group)}
                onChoose={(command) => choose(command, close)}
              />
            ))}
          </Command.List>
        </Command>
      )}
    </ModalDialog>
  );
}

function choose(command: Doable, close: () => void): void {
  close();
  // What it brings into sight has to be there before it can take the keyboard.
  flushSync(command.act);
  // Closing gave the keyboard back to what had it, so something else takes it only now.
  if (command.focus !== undefined) focusWithin(command.focus);
}

interface GroupProps {
  readonly name: string;
  readonly commands: readonly Doable[];
  readonly onChoose: (command: Doable) => void;
}

function Group({ name, commands, onChoose }: GroupProps) {
  if (commands.length === 0) return null;
  return (
    <Command.Group heading={name}>
      {commands.map((command) => (
        <Command.Item
          key={command.id}
          value={command.id}
          keywords={[...textsOf(command)]}
          onSelect={() => onChoose(command)}
        >
          <span className="palette-title">{command.title}</span>
          {command.hint === undefined ? null : <span className="palette-hint">{command.hint}</span>}
          {command.keys === undefined ? null : <kbd className="palette-keys">{command.keys}</kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** The first thing in it that takes the keyboard. */
function focusWithin(selector: string): void {
  const part = document.querySelector(selector);
  part?.scrollIntoView({ block: 'nearest' });
  part?.querySelector<HTMLElement>('textarea, input, select, button:not(:disabled), [tabindex="0"]')?.focus();
}
