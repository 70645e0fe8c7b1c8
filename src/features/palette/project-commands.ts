/** What the project on the screen is, was, or could be. */
import type { AppState, ProjectPart } from '../../state/app-state.ts';
import type { Example, Session } from '../../state/store.ts';
import { galleryOrder } from '../gallery-order.ts';
import { saveZip } from '../project-archive.ts';
import type { Command } from './command.ts';

const PARTS: readonly (readonly [part: ProjectPart, title: string])[] = [
  ['code', 'Reset code'],
  ['requests', 'Reset requests'],
  ['world', 'Reset world'],
  ['all', 'Reset all'],
];

export function work(session: Session): readonly Command[] {
  const { examples, store } = session;
  const { project, setAside, resetPart, returnToOwnWork } = store.getState();
  const example = examples.find((each) => each.project.title === project.title) ?? examples[0];
  return [
    ...setAside.slice(0, 1).map((latest): Command => ({
      id: 'own-work',
      group: 'Work',
      title: 'Back to my work',
      hint: latest.project.title,
      keywords: ['restore', 'earlier'],
      act: () => returnToOwnWork(),
    })),
    {
      id: 'save-zip',
      group: 'Work',
      title: 'Save as .zip',
      hint: 'all files, requests and the world',
      keywords: ['export', 'download', 'project', 'archive'],
      act: () => void saveZip(session),
    },
    ...PARTS.map(([part, title]): Command => ({
      id: `reset:${part}`,
      group: 'Work',
      title,
      hint: `from “${example.title}”; what was there is put aside`,
      keywords: ['start again'],
      act: () => resetPart(part, example.project),
    })),
  ];
}

export function stories({ openProject }: AppState, examples: readonly Example[]): readonly Command[] {
  const inOrder = galleryOrder(examples);
  return [...inOrder.stories, ...inOrder.others].map(({ id, title, summary, project }) => ({
    id: `example:${id}`,
    group: 'Stories and examples',
    title,
    hint: summary,
    act: () => openProject(project, 'example'),
  }));
}

export function requests({ project, selectRequest }: AppState): readonly Command[] {
  return project.requests.map(({ name, method, path }, index) => ({
    id: `request:${index}`,
    group: 'Requests',
    title: name,
    hint: `${method} ${path}`,
    act: () => selectRequest(index),
  }));
}

export function files({ project, fileIds, showFile }: AppState): readonly Command[] {
  return project.files.map(({ path }, at) => ({
    id: `file:${path}`,
    group: 'Files',
    title: path,
    act: () => showFile(fileIds[at] ?? ''),
  }));
}

export function cities({ places, choose }: AppState): readonly Command[] {
  if (places.kind !== 'ready') return [];
  return places.places.cities.map(({ id, name, country }) => ({
    id: `city:${id}`,
    group: 'Send from',
    title: `${name}, ${country}`,
    act: () => choose({ cityId: id }),
  }));
}
