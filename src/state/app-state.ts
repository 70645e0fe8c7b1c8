import type { ConstantGroup } from '../../worker/protocol/constants.ts';
import type { EntryStyle, StageTimes } from '../../worker/protocol/compiler.ts';
import type {
  CompileFailure,
  ForeignFailure,
  RunFailure,
  SourceLocation,
  WorkerFailure,
} from '../../worker/protocol/failure.ts';
import type { ForeignImport } from '../../worker/protocol/foreign.ts';
import type { ConsoleEntry, HttpRequest } from '../../worker/protocol/http.ts';
import type { Inspection } from '../../worker/protocol/inspection.ts';
import type { Places } from '../../worker/protocol/places.ts';
import type { PlatformRouting, RoutingQuestion } from '../../worker/protocol/routing.ts';
import type { PlatformRun, RunInput, RunOutput } from '../../worker/protocol/runner.ts';
import type { Speed, TrafficFrame } from '../../worker/protocol/simulator.ts';
import type { Panel, Project, SavedRequest, View } from '../../worker/project/project.ts';
import type { World } from '../../worker/project/world.ts';
import type { TestedProject, TestReport } from '../../worker/protocol/tests.ts';
import type { ProjectFile } from '../../worker/project/files.ts';
import type { FileFacts } from './files/arrangement.ts';
import type { FileId } from './files/layout.ts';
import type { SetAside } from './saved-work.ts';
import type { Look } from './look.ts';

/** Where the project on the screen came from. Code from a link runs only when the reader asks. */
export type Opened = 'own' | 'example' | 'link' | 'file';

/** Whether somebody else may have written it, so that nothing of it runs before the reader asks. */
export const isOthers = (opened: Opened): boolean => opened === 'link' || opened === 'file';

/** What of a project can be started afresh on its own. */
export type ProjectPart = 'code' | 'requests' | 'world' | 'all';

export interface ProjectSlice {
  readonly project: Project;
  readonly opened: Opened;
  /** Whether the reader has changed the project since it was opened. */
  readonly isEdited: boolean;
  /** Grows with every change of a file's path or text: what a build is a build of. */
  readonly sourceRevision: number;
  /** Grows with every project that takes the screen. */
  readonly openings: number;
  /** The reader's own work that examples, links or resets have put aside: newest first, each once, few. */
  readonly setAside: readonly SetAside[];
  readonly editRequest: (change: Partial<SavedRequest>) => void;
  readonly choose: (change: Partial<Pick<Project, 'cityId' | 'connection' | 'arrival'>>) => void;
  /** How the reader sees the project, which links carry. No edit. */
  readonly chooseView: (change: Partial<View>) => void;
  /** The title and the story, which a reader sees first. */
  readonly describe: (change: Partial<Pick<Project, 'title' | 'story'>>) => void;
  readonly editWorld: (change: Partial<World>) => void;
  readonly openProject: (project: Project, opened: Opened) => void;
  /** Puts work that was set aside back on the screen, the newest unless told, and sets aside what was there. */
  readonly returnToOwnWork: (index?: number) => void;
  /** Forgets work that was set aside, and offers to undo that. */
  readonly deleteSetAside: (index: number) => void;
  /** Gives one part of the project, or all of it, back as it was in another. Undoable by going back to earlier work. */
  readonly resetPart: (part: ProjectPart, from: Project) => void;
  /** Takes over what storage holds, without counting it as an edit. Null leaves the project on the screen. */
  readonly restoreWork: (project: Project | null, setAside: readonly SetAside[]) => void;
}

/** The project's saved requests; there is always one, and one is selected. */
export interface RequestsSlice {
  readonly selectRequest: (index: number) => void;
  /** Adds a copy of the selected request at the end, and selects it. */
  readonly addRequest: () => void;
  /** Adds a copy behind the request, and selects it. */
  readonly duplicateRequest: (index: number) => void;
  readonly renameRequest: (index: number, name: string) => void;
  /** Deletes it, unless it is the only one, and offers to undo that. */
  readonly deleteRequest: (index: number) => void;
  readonly moveRequest: (from: number, to: number) => void;
}

/** What the tests came to, and what they were run with. */
export interface Tested {
  readonly project: TestedProject;
  readonly sourceRevision: number;
  readonly report: TestReport;
}

export type TestRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly runId: number; readonly last: Tested | null }
  | { readonly kind: 'done'; readonly tested: Tested }
  | {
      readonly kind: 'failed';
      readonly failure: RunFailure | WorkerFailure | CompileFailure;
      readonly last: Tested | null;
    };

export interface TestsSlice {
  readonly testRun: TestRun;
  readonly editTests: (tests: string) => void;
  readonly runTests: () => Promise<void>;
  /** Also of tests that are still running. */
  readonly forgetTests: () => void;
}

/** Paths of open files, in the tabs' order, and of the one that is shown. */
export interface Tabs {
  readonly open: readonly string[];
  readonly active: string;
}

/**
 * The files, their tabs, and what undo knows of them. What cannot be done is answered with what is wrong with it, in
 * words; null says that it is done.
 */
export interface FilesSlice extends FileFacts {
  readonly editFile: (id: FileId, text: string) => void;
  /** Shows a file in the editor, in a tab of its own. */
  readonly showFile: (id: FileId) => void;
  /** Closes a file's tab, unless it is the only one. */
  readonly closeFile: (id: FileId) => void;
  /** Opens these, and no others, as far as they are there. */
  readonly restoreTabs: (tabs: Tabs) => void;
  readonly addFiles: (files: readonly ProjectFile[]) => string | null;
  /** Gives a file, or a folder with all that is in it, another path. */
  readonly moveFile: (from: string, to: string) => string | null;
  /** Takes away a file, or a folder with all that is in it, and offers to undo that. */
  readonly deleteFile: (path: string) => string | null;
  /** Says which file's exports answer requests. */
  readonly chooseEntry: (path: string) => string | null;
  /** What was done to the tree and not to a text, one step at a time. */
  readonly undoFiles: () => void;
  readonly redoFiles: () => void;
}

/** What is given a name in the tree: a new file, in a folder or (empty) at the top, or a file or folder that is there. */
export type Naming =
  { readonly kind: 'new'; readonly folder: string } | { readonly kind: 'rename'; readonly path: string };

export interface TreeSlice {
  /** Null: as is fit for the project and the screen. */
  readonly isTreeOpen: boolean | null;
  readonly naming: Naming | null;
  /** Grows with every wish to go on typing in the editor. */
  readonly editorCalls: number;
  readonly setTreeOpen: (isOpen: boolean | null) => void;
  readonly setNaming: (naming: Naming | null) => void;
  readonly callEditor: () => void;
}

export interface BuildFacts {
  readonly revision: number;
  readonly artifactId: string;
  readonly sizeBytes: number;
  readonly stages: StageTimes;
  /** The sum of the stages, as the worker measured them. */
  readonly totalMs: number;
  readonly entryStyle: EntryStyle;
  readonly console: readonly ConsoleEntry[];
}

export type Build =
  | { readonly kind: 'idle' }
  | { readonly kind: 'compiling'; readonly revision: number }
  | ({ readonly kind: 'ready' } & BuildFacts)
  | { readonly kind: 'failed'; readonly revision: number; readonly failure: CompileFailure | WorkerFailure };

export interface BuildSlice {
  readonly build: Build;
  /** Resolves with the facts when the newest source is compiled, or null when it failed or was overtaken. */
  readonly compile: () => Promise<BuildFacts | null>;
  readonly forgetBuild: () => void;
}

export interface ForeignFacts {
  readonly artifactId: string;
  /** Of the file. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly imports: readonly ForeignImport[];
}

/** A file that is being read, or that could not be. */
export type ForeignFile =
  | { readonly kind: 'reading'; readonly name: string; readonly sizeBytes: number }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: ForeignFailure | WorkerFailure };

/** Components made elsewhere. They are neither saved nor in links, and change nothing of the project. */
export interface ForeignSlice {
  /** What runs in place of the project's code. */
  readonly foreign: ForeignFacts | null;
  /** Until it has been read, what ran before goes on doing so. */
  readonly foreignFile: ForeignFile | null;
  readonly openForeign: (file: File) => Promise<void>;
  readonly dismissForeignFile: () => void;
  /** Goes back to the project's code. */
  readonly leaveForeign: () => void;
  /** The artifact of what is to run: the foreign component, or the newest source, compiled; null when that failed or was overtaken. */
  readonly prepare: () => Promise<string | null>;
}

/** What the inspector shows, as it was when it was opened. */
export type Inspected =
  | { readonly kind: 'compiled'; readonly name: string; readonly facts: BuildFacts }
  | { readonly kind: 'foreign'; readonly name: string; readonly facts: ForeignFacts };

export interface Inspector {
  readonly inspected: Inspected;
  readonly content:
    | { readonly kind: 'loading' }
    | { readonly kind: 'ready'; readonly inspection: Inspection }
    | { readonly kind: 'failed'; readonly failure: ForeignFailure | WorkerFailure };
}

export interface InspectorSlice {
  /** Null while it is closed. */
  readonly inspector: Inspector | null;
  readonly openInspector: (inspected: Inspected) => Promise<void>;
  readonly closeInspector: () => void;
}

/** What was asked when an answer came. */
export interface RunQuestion extends Omit<RunInput, 'artifact'> {
  readonly runId: number;
  readonly sourceRevision: number;
}

export interface Answered {
  readonly question: RunQuestion;
  readonly output: RunOutput;
}

export type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly question: RunQuestion; readonly last: Answered | null }
  | ({ readonly kind: 'done' } & Answered)
  | { readonly kind: 'failed'; readonly question: RunQuestion; readonly failure: RunFailure | WorkerFailure };

export interface RunSlice {
  readonly run: Run;
  readonly sendRequest: () => Promise<void>;
  /** Also of a run that is still under way: its answer will be dropped. */
  readonly forgetRun: () => void;
}

/** What a run is told by, and its times: what is kept of it when others have come. */
export interface PastRun extends Pick<RunInput, 'cityId' | 'connection' | 'arrival'> {
  readonly runId: number;
  /** Of the project. */
  readonly title: string;
  /** The same for runs of the same code, and what that is called: `code 2`, or a component's file. */
  readonly source: string;
  readonly code: string;
  readonly method: string;
  readonly path: string;
  readonly region: World['region'];
  readonly runs: readonly TimedRun[];
}

export interface TimedRun extends Pick<PlatformRun, 'platform' | 'routing' | 'waterfall'> {
  /** The handler did not answer: its time ended with a failure. */
  readonly hasFailed: boolean;
}

export interface HistorySlice {
  /** The last ten, newest first. */
  readonly history: readonly PastRun[];
  /** Kept until they are unpinned, whatever becomes of code and world: at most two, in the order of pinning. */
  readonly pinned: readonly PastRun[];
  readonly remember: (answered: Answered) => void;
  /** Of a run in the history; does nothing when two are pinned. */
  readonly pin: (runId: number) => void;
  readonly unpin: (runId: number) => void;
}

export type TrafficSummary = Omit<TrafficFrame, 'type' | 'drawn' | 'outcomes'>;

export type Traffic =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting'; readonly runId: number }
  | { readonly kind: 'running'; readonly runId: number; readonly summary: TrafficSummary }
  | {
      readonly kind: 'stopped';
      readonly runId: number;
      readonly summary: TrafficSummary | null;
      readonly failure: RunFailure | WorkerFailure | null;
    };

export interface TrafficSlice {
  readonly traffic: Traffic;
  /** The world that the traffic on the screen was started with. */
  readonly trafficWorld: World | null;
  /** The source revision that it runs. */
  readonly trafficRevision: number | null;
  /** What its clients send. */
  readonly trafficRequests: readonly HttpRequest[] | null;
  /** The failure of the build because of which the latest start came to nothing. */
  readonly trafficRefusal: CompileFailure | WorkerFailure | null;
  /** Of the next start: how many times as fast as real time. A choice of the moment, which no link carries. */
  readonly speed: Speed;
  /** Which stretch of the recorded time charts and figures tell of. The recording goes on whatever it is. */
  readonly look: Look;
  readonly lookAt: (look: Look) => void;
  /** Traffic that is under way starts again. */
  readonly chooseSpeed: (speed: Speed) => Promise<void>;
  readonly startTraffic: () => Promise<void>;
  readonly stopTraffic: () => Promise<void>;
  readonly forgetTraffic: () => Promise<void>;
}

export type PlacesState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly places: Places }
  | { readonly kind: 'failed'; readonly failure: WorkerFailure };

export interface PlacesSlice {
  readonly places: PlacesState;
  readonly loadPlaces: () => Promise<void>;
  /** Where the platforms of a world lead the clients of a city at one moment; resolves with null when nobody can tell. */
  readonly askRouting: (question: RoutingQuestion) => Promise<readonly PlatformRouting[] | null>;
}

export interface AssumptionsSlice {
  readonly isAssumptionsOpen: boolean;
  /** The model's own figures: loaded when they are first shown. */
  readonly constants:
    | { readonly kind: 'loading' }
    | { readonly kind: 'ready'; readonly groups: readonly ConstantGroup[] }
    | { readonly kind: 'failed'; readonly failure: WorkerFailure };
  readonly openAssumptions: () => Promise<void>;
  readonly closeAssumptions: () => void;
}

export type Theme = 'dark' | 'light';

export interface TypeWarning {
  readonly message: string;
  readonly location: SourceLocation;
}

/** One request and its answer, or the project's tests. */
export type RequestMode = 'request' | 'tests';

export interface ViewSlice {
  /** Null follows the system. */
  readonly theme: Theme | null;
  /** A place the editor should show; a new object each time, so that the same place can be asked for twice. */
  readonly reveal: { readonly location: SourceLocation } | null;
  /** Types that do not fit, as the editor last found. They stop nothing: the compiler only strips types. */
  readonly typeWarnings: readonly TypeWarning[];
  /** What lies over the page, of what can be asked for from anywhere in it. */
  readonly dialog: 'stories' | 'share' | null;
  /** Whether the world's settings are in sight. */
  readonly isWorldOpen: boolean;
  readonly requestMode: RequestMode;
  /** Whether commands are offered by their names. */
  readonly isPaletteOpen: boolean;
  readonly setDialog: (dialog: ViewSlice['dialog']) => void;
  readonly setWorldOpen: (isOpen: boolean) => void;
  readonly setRequestMode: (mode: RequestMode) => void;
  readonly setPaletteOpen: (isOpen: boolean) => void;
  readonly setTheme: (theme: Theme | null) => void;
  readonly revealLocation: (location: SourceLocation) => void;
  readonly showTypeWarnings: (warnings: readonly TypeWarning[]) => void;
}

/** Of two neighbours the share of the first, in percent of both: of the columns, and in the left and the right one. */
export interface PanelShares {
  readonly columns: number;
  readonly left: number;
  readonly right: number;
}

/** How much of the page each region has. It is the reader's, and no part of the project. */
export interface PanelsSlice {
  readonly panelShares: PanelShares;
  /** Regions of which only the name shows; never all of them. */
  readonly collapsed: readonly Panel[];
  /** Whether a project's view said which to collapse, and not the reader. */
  readonly arePanelsGiven: boolean;
  /** The region that has the page to itself. */
  readonly maximised: Panel | null;
  /** Larger type, for a room. */
  readonly isStage: boolean;
  readonly sharePanels: (change: Partial<PanelShares>) => void;
  readonly setCollapsed: (collapsed: readonly Panel[]) => void;
  readonly maximise: (panel: Panel | null) => void;
  readonly setStage: (isStage: boolean) => void;
  /** Collapses all but these, as a view says. */
  readonly showOnly: (panels: readonly Panel[]) => void;
  /** Back to how a new reader sees the page. */
  readonly resetPanels: () => void;
}

export interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'warning';
  readonly title: string;
  readonly detail: string;
  readonly actions: readonly { readonly label: string; readonly act: () => void }[];
}

export interface NoticesSlice {
  readonly notices: readonly Notice[];
  /** A notice with the same id takes the place of the earlier one. */
  readonly notify: (notice: Notice) => void;
  readonly dismiss: (id: string) => void;
}

export type AppState = ProjectSlice &
  RequestsSlice &
  TestsSlice &
  FilesSlice &
  TreeSlice &
  BuildSlice &
  ForeignSlice &
  InspectorSlice &
  RunSlice &
  HistorySlice &
  TrafficSlice &
  PlacesSlice &
  AssumptionsSlice &
  ViewSlice &
  PanelsSlice &
  NoticesSlice;
