import { Command } from 'cmdk';
import { useEffect, useRef, useState } from 'react';
import { useAppState, useSession } from '../../state/hooks.ts';
import { COMMAND_GROUPS, commandsOf, type Command as Doable } from './commands.ts';
import { scoreOf } from './search.ts';
import './palette.css';

/** Everything the page can do, by its name. What it was opened with is what it offers. */
export function PaletteDialog() {
  const { store, examples } = useSession();
  const setPaletteOpen = useAppState((state) => state.setPaletteOpen);
  const dialog = useRef<HTMLDialogElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [commands] = useState(() => commandsOf(store.getState(), examples));
  useEffect(() => {
    dialog.current?.showModal();
    search.current?.focus();
  }, []);

  const choose = (command: Doable) => {
    dialog.current?.close();
    command.act();
    // Closing gave the keyboard back to what had it, so a region takes it only now.
    if (command.region !== undefined) focusRegion(command.region);
  };
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Commands"
      onClose={() => setPaletteOpen(false)}
      // The dialog itself is hit only beside its content, on the backdrop.
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <Command label="Commands" loop filter={(_id, typed, texts = []) => scoreOf(typed, texts)}>
        <Command.Input ref={search} placeholder="What would you like to do?" />
        <Command.List>
          <Command.Empty>Nothing here is called that.</Command.Empty>
          {COMMAND_GROUPS.map((group) => (
            <Group
              key={group}
              name={group}
              commands={commands.filter((command) => command.group === group)}
              onChoose={choose}
            />
          ))}
        </Command.List>
      </Command>
    </dialog>
  );
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
          keywords={[command.title, name, command.hint ?? '', ...(command.keywords ?? [])]}
          onSelect={() => onChoose(command)}
        >
          <span className="palette-title">{command.title}</span>
          {command.hint === undefined ? null : <span className="palette-hint">{command.hint}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** The first thing in it that takes the keyboard. */
function focusRegion(name: string): void {
  const region = document.querySelector(`section[aria-label="${name}"]`);
  region?.scrollIntoView({ block: 'nearest' });
  region
    ?.querySelector<HTMLElement>('textarea, input, select, button:not(:disabled), [tabindex="0"]')
    ?.focus();
}
