import { SPEEDS } from '../../../worker/protocol/simulator.ts';
import type { AppState } from '../../state/app-state.ts';
import type { Example } from '../../state/store.ts';
import { PLATFORM_NAMES } from '../platforms.ts';

/** What a reader can do by its name. */
export interface Command {
  /** Unique, and stable while the palette is open. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly title: string;
  /** Said beside it: what it would change, or which keys do the same. */
  readonly hint?: string;
  /** Other words that find it. */
  readonly keywords?: readonly string[];
  readonly act: () => void;
  /** The region of the page that takes the keyboard afterwards. */
  readonly region?: string;
}

export const COMMAND_GROUPS = [
  'Do',
  'Go to',
  'Stories and examples',
  'Send from',
  'Requests',
  'Files',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Everything that can be done now; what cannot is left out rather than greyed. */
export function commandsOf(state: AppState, examples: readonly Example[]): readonly Command[] {
  return [
    ...actions(state),
    ...regions(),
    ...examples.map(({ id, title, summary, project }): Command => ({
      id: `example:${id}`,
      group: 'Stories and examples',
      title,
      hint: summary,
      act: () => state.openProject(project, 'example'),
    })),
    ...requests(state),
    ...files(state),
    ...cities(state),
  ];
}

function actions(state: AppState): readonly Command[] {
  const isLive = state.traffic.kind === 'starting' || state.traffic.kind === 'running';
  const traffic: Command = isLive
    ? { id: 'traffic', group: 'Do', title: 'Stop traffic', act: () => void state.stopTraffic() }
    : { id: 'traffic', group: 'Do', title: 'Start traffic', act: () => void state.startTraffic() };
  return [
    {
      id: 'run',
      group: 'Do',
      title: 'Run the request',
      hint: 'Ctrl+Enter',
      keywords: ['send'],
      act: () => void state.sendRequest(),
    },
    traffic,
    {
      id: 'assumptions',
      group: 'Do',
      title: 'See and change all assumptions',
      keywords: ['parameters', 'sources', 'constants', 'reset'],
      act: () => void state.openAssumptions(),
    },
    ...SPEEDS.filter((speed) => speed !== state.speed).map((speed): Command => ({
      id: `speed:${speed}`,
      group: 'Do',
      title:
        speed === 1 ? 'Run traffic in real time' : `Run traffic ${speed.toLocaleString('en')} times as fast`,
      keywords: ['speed'],
      act: () => void state.chooseSpeed(speed),
    })),
    ...state.project.world.platforms
      .filter((id) => id !== state.project.view.platform)
      .map((id): Command => ({
        id: `platform:${id}`,
        group: 'Do',
        title: `Show the answer of ${PLATFORM_NAMES[id].short}`,
        hint: PLATFORM_NAMES[id].long,
        act: () => state.chooseView({ platform: id }),
      })),
  ];
}

/** By their names as regions of the page. */
const REGIONS = ['Code', 'Request and answer', 'Waterfall', 'World'];

function regions(): readonly Command[] {
  return REGIONS.map((name) => ({
    id: `region:${name}`,
    group: 'Go to',
    title: name,
    act: () => {},
    region: name,
  }));
}

function requests({ project, selectRequest }: AppState): readonly Command[] {
  return project.requests.map(({ name, method, path }, index) => ({
    id: `request:${index}`,
    group: 'Requests',
    title: name,
    hint: `${method} ${path}`,
    act: () => selectRequest(index),
  }));
}

function files({ project, fileIds, showFile }: AppState): readonly Command[] {
  return project.files.map(({ path }, at) => ({
    id: `file:${path}`,
    group: 'Files',
    title: path,
    act: () => showFile(fileIds[at] ?? ''),
  }));
}

function cities({ places, choose }: AppState): readonly Command[] {
  if (places.kind !== 'ready') return [];
  return places.places.cities.map(({ id, name, country }) => ({
    id: `city:${id}`,
    group: 'Send from',
    title: `${name}, ${country}`,
    act: () => choose({ cityId: id }),
  }));
}
