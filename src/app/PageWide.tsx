import { useEffect } from 'react';
import { useTheme } from '../features/use-theme.ts';
import { useAppState } from '../state/hooks.ts';

/** Turns the large type for a room on and off. */
const STAGE_KEY = 'F9';

/** What holds for the page as a whole: its keys, its theme, the size of its type. */
export function PageWide() {
  const sendRequest = useAppState((state) => state.sendRequest);
  const isStage = useAppState((state) => state.isStage);
  const setStage = useAppState((state) => state.setStage);
  const theme = useTheme();
  useEffect(() => {
    // The editor, which keeps its keys to itself, runs by the same.
    const isRun = ({ key, ctrlKey, metaKey }: KeyboardEvent) => key === 'Enter' && (ctrlKey || metaKey);
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(isRun(event) || event.key === STAGE_KEY)) return;
      event.preventDefault();
      if (isRun(event)) void sendRequest();
      else setStage(!isStage);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [sendRequest, isStage, setStage]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset['stage'] = String(isStage);
    // Who measures the type, such as the editor, hears of another size of it as of another size of the window.
    dispatchEvent(new Event('resize'));
  }, [isStage]);
  return null;
}
