import { createRoot } from 'react-dom/client';
import { EXAMPLES } from '../../examples/index.ts';
import { browserStorage } from '../services/browser-storage.ts';
import { copyText } from '../services/clipboard.ts';
import { CompilerDoor, spawnCompiler } from '../services/compiler-door.ts';
import { downloadBytes } from '../services/download.ts';
import { parseLimits } from '../services/limits.ts';
import { RunnerDoor, spawnRunner } from '../services/runner-door.ts';
import { SimulatorDoor, spawnSimulator } from '../services/simulator-door.ts';
import { TesterDoor } from '../services/tester-door.ts';
import { spawnTranspiler, TranspilerDoor } from '../services/transpiler-door.ts';
import { Autosave } from '../state/autosave.ts';
import { startReactions } from '../state/reactions.ts';
import { createSession } from '../state/store.ts';
import { App } from './App.tsx';
import { forgetfulStorage, parseEmbed } from './embed.ts';
import { keepOfflineAfterResult } from './keep-offline-after-result.ts';
import { openLinks } from './open-link.ts';
import { rememberPanels } from './remember-panels.ts';
import { rememberTabs } from './remember-tabs.ts';
import { rememberTheme } from './remember-theme.ts';
import './theme.css';

async function start(root: HTMLElement): Promise<void> {
  const limits = parseLimits(location.search);
  const embed = parseEmbed(location.search);
  const storage = embed === null ? browserStorage : forgetfulStorage;
  const compiler = new CompilerDoor(spawnCompiler, limits.compileMs);
  const session = createSession(
    {
      compiler,
      transpiler: new TranspilerDoor(spawnTranspiler, limits.readMs),
      runner: new RunnerDoor(spawnRunner, limits.runMs),
      tester: new TesterDoor(spawnSimulator, limits.runMs),
      simulator: new SimulatorDoor(spawnSimulator, limits),
      page: { address: location.origin + location.pathname, copyText, download: downloadBytes },
    },
    EXAMPLES,
  );
  const { store } = session;
  rememberTheme(store, storage);
  rememberPanels(store, storage);
  const autosave = new Autosave(store, storage, tabName());
  autosave.start();
  addEventListener('pagehide', () => autosave.save());
  rememberTabs(store, storage);
  await openLinks(store);
  startReactions(store);
  keepOfflineAfterResult(store);
  void compiler.warmUp();
  void store.getState().loadPlaces();
  createRoot(root).render(<App session={session} embed={embed} />);
}

/** Different in every tab; `randomUUID` would need a secure context, which a plain host on a local network is not. */
function tabName(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

const root = document.getElementById('root');
if (root !== null) void start(root);
