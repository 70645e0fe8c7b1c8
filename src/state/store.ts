import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Project } from '../../worker/project/project.ts';
import type { AppState } from './app-state.ts';
import { ArtifactShelf } from './artifact-shelf.ts';
import type { PagePort, Ports } from './ports.ts';
import { createAssumptionsSlice } from './slices/assumptions.ts';
import { createBuildSlice } from './slices/build.ts';
import { createFilesSlice } from './slices/files.ts';
import { createForeignSlice } from './slices/foreign.ts';
import { createHistorySlice } from './slices/history.ts';
import { createInspectorSlice } from './slices/inspector.ts';
import { createNoticesSlice } from './slices/notices.ts';
import { createPanelsSlice } from './slices/panels.ts';
import { createPlacesSlice } from './slices/places.ts';
import { createProjectSlice } from './slices/project.ts';
import { createRequestsSlice } from './slices/requests.ts';
import { createRunSlice } from './slices/run.ts';
import { createTestsSlice } from './slices/tests.ts';
import { createTrafficSlice } from './slices/traffic.ts';
import { createTreeSlice } from './slices/tree.ts';
import { createViewSlice } from './slices/view.ts';
import { TrafficRecording } from './traffic-recording.ts';

/** A project that ships with the app. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly project: Project;
}

export type AppStore = StoreApi<AppState>;

/** The store of small facts, and beside it the sessions that hold what is heavy. */
export interface Session {
  readonly store: AppStore;
  readonly shelf: ArtifactShelf;
  readonly recording: TrafficRecording;
  readonly page: PagePort;
  /** At least one: the first is what a new reader sees. */
  readonly examples: readonly [Example, ...Example[]];
}

export function createSession(
  { compiler, transpiler, runner, tester, simulator, page }: Ports,
  examples: readonly [Example, ...Example[]],
): Session {
  const shelf = new ArtifactShelf();
  const recording = new TrafficRecording();
  const store = createStore<AppState>()((...api) => ({
    ...createProjectSlice(examples[0].project)(...api),
    ...createRequestsSlice(...api),
    ...createTestsSlice(tester, shelf)(...api),
    ...createFilesSlice(examples[0].project)(...api),
    ...createTreeSlice(...api),
    ...createBuildSlice(compiler, shelf)(...api),
    ...createForeignSlice(transpiler, shelf)(...api),
    ...createInspectorSlice(transpiler, shelf)(...api),
    ...createRunSlice(runner, shelf)(...api),
    ...createHistorySlice(...api),
    ...createTrafficSlice(simulator, shelf, recording)(...api),
    ...createPlacesSlice(simulator)(...api),
    ...createAssumptionsSlice(simulator)(...api),
    ...createViewSlice(...api),
    ...createPanelsSlice(...api),
    ...createNoticesSlice(...api),
  }));
  return { store, shelf, recording, page, examples };
}
