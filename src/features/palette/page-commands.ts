/** Where one can go on the page, and how it looks. */
import { type Panel, PANELS } from '../../../worker/project/project.ts';
import type { AppState, Theme } from '../../state/app-state.ts';
import type { Command } from './command.ts';

/** Of each region its names: as one says it, as the page asks it, and as a landmark. */
const REGIONS: Readonly<
  Record<Panel, { readonly name: string; readonly question?: string; readonly label: string }>
> = {
  code: { name: 'Code', label: 'Code' },
  request: { name: 'Request and answer', label: 'Request and answer' },
  waterfall: { name: 'Waterfall', question: 'Where the time went', label: 'Waterfall' },
  world: { name: 'World', question: 'How the world experiences it', label: 'World' },
};

export function places(state: AppState): readonly Command[] {
  const { setWorldOpen, openAssumptions, setDialog } = state;
  return [
    ...PANELS.map((panel): Command => {
      const { name, question, label } = REGIONS[panel];
      return {
        id: `region:${panel}`,
        group: 'Go to',
        title: name,
        ...(question === undefined ? {} : { hint: question }),
        act: () => bringUp(state, panel),
        focus: `section[aria-label="${label}"]`,
      };
    }),
    otherMode(state),
    {
      id: 'world-settings',
      group: 'Go to',
      title: 'The world’s settings',
      hint: 'platforms, routing, traffic, faults, origins, prices',
      keywords: ['containers', 'lambda', 'isolates', 'seed', 'region', 'surge'],
      act: () => {
        bringUp(state, 'world');
        setWorldOpen(true);
      },
      focus: '.settings-drawer',
    },
    {
      id: 'assumptions',
      group: 'Go to',
      title: 'Assumptions',
      hint: 'see and change what all figures rest on',
      keywords: ['parameters', 'sources', 'constants', 'reset'],
      act: () => void openAssumptions(),
    },
    {
      id: 'stories',
      group: 'Go to',
      title: 'Stories and examples',
      keywords: ['gallery'],
      act: () => setDialog('stories'),
    },
  ];
}

function otherMode(state: AppState): Command {
  const mode = state.requestMode === 'tests' ? 'request' : 'tests';
  return {
    id: 'mode',
    group: 'Go to',
    title: mode === 'tests' ? 'Tests' : 'Run once',
    hint: mode === 'tests' ? 'what the project asserts, a line each' : 'one request and its answer',
    act: () => {
      bringUp(state, 'request');
      state.setRequestMode(mode);
    },
    focus: 'section[aria-label="Request and answer"]',
  };
}

/** A region that is collapsed, or behind one that has the page to itself, comes into sight. */
function bringUp({ collapsed, maximised, setCollapsed, maximise }: AppState, panel: Panel): void {
  if (maximised !== null && maximised !== panel) maximise(null);
  if (collapsed.includes(panel)) setCollapsed(collapsed.filter((each) => each !== panel));
}

export function views(state: AppState, isNarrow: boolean): readonly Command[] {
  const { isStage, setStage, resetPanels } = state;
  return [
    ...themes(state),
    {
      id: 'stage',
      group: 'View',
      title: isStage ? 'Usual type' : 'Large type, for a room',
      keys: 'F9',
      keywords: ['stage', 'projector', 'talk', 'present', 'size', 'zoom'],
      act: () => setStage(!isStage),
    },
    ...rooms(state, isNarrow),
    {
      id: 'reset-layout',
      group: 'View',
      title: 'Reset layout',
      hint: 'all regions, as large as at first',
      keywords: ['panels'],
      act: resetPanels,
    },
  ];
}

const THEMES: readonly (readonly [theme: Theme | null, title: string, hint?: string])[] = [
  ['dark', 'Dark theme'],
  ['light', 'Light theme'],
  [null, 'System theme', 'dark or light, as the system is'],
];

function themes({ theme: now, setTheme }: AppState): readonly Command[] {
  return THEMES.filter(([theme]) => theme !== now).map(([theme, title, hint]) => ({
    id: `theme:${theme ?? 'system'}`,
    group: 'View',
    title,
    ...(hint === undefined ? {} : { hint }),
    keywords: ['colours', 'mode'],
    act: () => setTheme(theme),
  }));
}

/** Which regions have how much of the page. One column has no room to win by maximising. */
function rooms({ collapsed, maximised, setCollapsed, maximise }: AppState, isNarrow: boolean): Command[] {
  const isMaximised = maximised !== null && !isNarrow;
  const larger = PANELS.filter((panel) => !isNarrow && panel !== maximised).map((panel) =>
    room(`maximise:${panel}`, `Maximise ${REGIONS[panel].name.toLowerCase()}`, () => maximise(panel)),
  );
  if (isMaximised) return [room('regions', 'Show all regions again', () => maximise(null), 'Esc'), ...larger];
  const isLast = collapsed.length === PANELS.length - 1;
  const smaller = PANELS.filter((panel) => !isLast || collapsed.includes(panel)).map((panel) => {
    const name = REGIONS[panel].name.toLowerCase();
    return collapsed.includes(panel)
      ? room(`show:${panel}`, `Show ${name}`, () => setCollapsed(collapsed.filter((each) => each !== panel)))
      : room(`collapse:${panel}`, `Collapse ${name}`, () => setCollapsed([...collapsed, panel]));
  });
  return [...larger, ...smaller];
}

function room(id: string, title: string, act: () => void, keys?: string): Command {
  const keywords = ['panel', 'region'];
  return { id, group: 'View', title, keywords, act, ...(keys === undefined ? {} : { keys }) };
}
