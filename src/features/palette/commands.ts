import { SPEEDS } from '../../../worker/protocol/simulator.ts';
import type { AppState } from '../../state/app-state.ts';
import type { Session } from '../../state/store.ts';
import { componentName, downloadComponent } from '../compiled-component.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import type { Command } from './command.ts';
import { places, views } from './page-commands.ts';
import { cities, files, requests, stories, work } from './project-commands.ts';

/** Everything that can be done now; what cannot is left out rather than greyed. `isNarrow`: the page is one column. */
export function commandsOf(session: Session, isNarrow: boolean): readonly Command[] {
  const state = session.store.getState();
  return [
    ...actions(state),
    ...component(session),
    ...places(state),
    ...views(state, isNarrow),
    ...work(session),
    ...stories(state, session.examples),
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
      keys: 'Ctrl+Enter',
      keywords: ['send'],
      act: () => void state.sendRequest(),
    },
    ...tests(state),
    traffic,
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
    {
      id: 'share',
      group: 'Do',
      title: 'Share',
      hint: 'as a link, a QR code or a frame in a page',
      keywords: ['embed', 'iframe', 'markdown', 'copy'],
      act: () => state.setDialog('share'),
    },
  ];
}

function tests({ project, setRequestMode, runTests }: AppState): readonly Command[] {
  if (project.tests.trim() === '') return [];
  const act = () => {
    setRequestMode('tests');
    void runTests();
  };
  return [{ id: 'run-tests', group: 'Do', title: 'Run the tests', keywords: ['assertions', 'check'], act }];
}

/** Of what runs: the component that was compiled, or one from a file. */
function component(session: Session): readonly Command[] {
  const { build, foreign, project, openInspector } = session.store.getState();
  if (foreign !== null) {
    const { name } = foreign;
    const inspected = { kind: 'foreign', name, facts: foreign } as const;
    return [inspect(name, () => void openInspector(inspected))];
  }
  if (build.kind !== 'ready') return [];
  const name = componentName(project);
  return [
    inspect(name, () => void openInspector({ kind: 'compiled', name, facts: build })),
    {
      id: 'download',
      group: 'Do',
      title: 'Download component',
      hint: name,
      keywords: ['wasm', 'save'],
      act: () => downloadComponent(session, build),
    },
  ];
}

function inspect(name: string, act: () => void): Command {
  const keywords = ['inspector', 'inside', 'wit', 'bytes', 'digest'];
  return { id: 'inspect', group: 'Do', title: 'Inspect component', hint: name, keywords, act };
}
