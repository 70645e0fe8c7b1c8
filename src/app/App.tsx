import { Assumptions } from '../features/assumptions/Assumptions.tsx';
import { EditorPanel } from '../features/editor/EditorPanel.tsx';
import { EmbedBar } from '../features/embed/EmbedBar.tsx';
import { ReadOnlyCode } from '../features/embed/ReadOnlyCode.tsx';
import { FileBar } from '../features/files/FileBar.tsx';
import { FileDrop } from '../features/files/FileDrop.tsx';
import { FilePane } from '../features/files/FileTree.tsx';
import { ComparisonTable } from '../features/compare/ComparisonTable.tsx';
import { DropTarget } from '../features/foreign/DropTarget.tsx';
import { ForeignBar } from '../features/foreign/ForeignBar.tsx';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { Notices } from '../features/notices/Notices.tsx';
import { Opening } from '../features/opening/Opening.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { RequestPanel } from '../features/request/RequestPanel.tsx';
import { Toolbar } from '../features/toolbar/Toolbar.tsx';
import { WaterfallPanel } from '../features/waterfall/WaterfallPanel.tsx';
import { WorldPanel } from '../features/world/WorldPanel.tsx';
import { SessionContext } from '../state/hooks.ts';
import type { Session } from '../state/store.ts';
import type { Embed } from './embed.ts';
import { PageWide } from './PageWide.tsx';
import { Regions } from './panels/Regions.tsx';
import { PercentileChart, WorldMap } from './pictures.tsx';

interface AppProps {
  readonly session: Session;
  readonly embed: Embed | null;
}

export function App({ session, embed }: AppProps) {
  return (
    <SessionContext value={session}>
      <PageWide />
      {embed === null ? <Toolbar /> : <EmbedBar />}
      <Notices />
      <Opening />
      <ForeignBar />
      <Regions
        code={
          embed?.isReadOnly === true ? (
            <ReadOnlyCode />
          ) : (
            <FileDrop>
              <EditorPanel bar={<FileBar />} files={<FilePane />} />
            </FileDrop>
          )
        }
        request={<RequestPanel />}
        waterfall={<WaterfallPanel />}
        world={
          <WorldPanel map={<WorldMap />} charts={<PercentileChart />} comparison={<ComparisonTable />} />
        }
      />
      <CommandPalette />
      <Inspector />
      <Assumptions />
      <DropTarget />
    </SessionContext>
  );
}
