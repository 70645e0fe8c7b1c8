import { useEffect } from 'react';
import { EditorPanel } from '../features/editor/EditorPanel.tsx';
import { FileBar } from '../features/files/FileBar.tsx';
import { FileDrop } from '../features/files/FileDrop.tsx';
import { FilePane } from '../features/files/FileTree.tsx';
import { ComparisonTable } from '../features/compare/ComparisonTable.tsx';
import { DropTarget } from '../features/foreign/DropTarget.tsx';
import { ForeignBar } from '../features/foreign/ForeignBar.tsx';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { WorldMap } from '../features/map/WorldMap.tsx';
import { Notices } from '../features/notices/Notices.tsx';
import { PercentileChart } from '../features/percentiles/PercentileChart.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { RequestPanel } from '../features/request/RequestPanel.tsx';
import { Toolbar } from '../features/toolbar/Toolbar.tsx';
import { useTheme } from '../features/use-theme.ts';
import { WaterfallPanel } from '../features/waterfall/WaterfallPanel.tsx';
import { WorldPanel } from '../features/world/WorldPanel.tsx';
import { SessionContext, useAppState } from '../state/hooks.ts';
import type { Session } from '../state/store.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';

export function App({ session }: { readonly session: Session }) {
  return (
    <SessionContext value={session}>
      <Keyboard />
      <Toolbar />
      <Notices />
      <ForeignBar />
      <main className="regions">
        <ErrorBoundary name="code">
          <FileDrop>
            <EditorPanel bar={<FileBar />} files={<FilePane />} />
          </FileDrop>
        </ErrorBoundary>
        <ErrorBoundary name="request and answer">
          <RequestPanel />
        </ErrorBoundary>
        <ErrorBoundary name="waterfall">
          <WaterfallPanel />
        </ErrorBoundary>
        <ErrorBoundary name="world">
          <WorldPanel map={<WorldMap />} charts={<PercentileChart />} comparison={<ComparisonTable />} />
        </ErrorBoundary>
      </main>
      <CommandPalette />
      <Inspector />
      <DropTarget />
    </SessionContext>
  );
}

/** Ctrl+Enter or ⌘+Enter runs from anywhere; the editor, which keeps its keys to itself, does the same. */
function Keyboard() {
  const sendRequest = useAppState((state) => state.sendRequest);
  const theme = useTheme();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      void sendRequest();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [sendRequest]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return null;
}
