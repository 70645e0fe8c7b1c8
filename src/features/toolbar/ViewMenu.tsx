import { useAppState } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Menu } from './Menu.tsx';

/** How the page looks: the reader's, and no part of the project. */
export function ViewMenu() {
  const theme = useAppState((state) => state.theme);
  const setTheme = useAppState((state) => state.setTheme);
  const isStage = useAppState((state) => state.isStage);
  const setStage = useAppState((state) => state.setStage);
  const resetPanels = useAppState((state) => state.resetPanels);
  return (
    <Menu name="View">
      <div className="menu-line">
        <span>Theme</span>
        <Choice
          label="Theme"
          value={theme ?? 'system'}
          options={[
            { value: 'system', text: 'System' },
            { value: 'light', text: 'Light' },
            { value: 'dark', text: 'Dark' },
          ]}
          onChoose={(chosen) => setTheme(chosen === 'system' ? null : chosen)}
        />
      </div>
      <label className="menu-line">
        <span>
          Large type, for a room <kbd>F9</kbd>
        </span>
        <input
          type="checkbox"
          checked={isStage}
          onChange={({ currentTarget }) => setStage(currentTarget.checked)}
        />
      </label>
      <div className="menu-line">
        <span>Regions can be dragged larger, collapsed and maximised.</span>
        <button type="button" onClick={resetPanels}>
          Reset layout
        </button>
      </div>
    </Menu>
  );
}
