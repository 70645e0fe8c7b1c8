import type { HttpRequest } from '../../../worker/protocol/http.ts';
import type { Project, SavedRequest } from '../../../worker/project/project.ts';
import { requestOf } from '../../../worker/project/sent-request.ts';
import type { ProjectSlice } from '../app-state.ts';
import { freshFiles } from '../files/arrangement.ts';
import { withMix } from '../request-mix.ts';
import { MOST_SET_ASIDE, type SetAside } from '../saved-work.ts';
import type { SliceCreator } from '../slice.ts';

const DELETED_ID = 'deleted-work';

export const createProjectSlice =
  (initial: Project): SliceCreator<ProjectSlice> =>
  (set, get) => {
    // Choosing among what is there makes nothing that could be lost, so it is no edit.
    const choose = (change: Partial<Project>) => set({ project: { ...get().project, ...change } });
    const edit = (change: Partial<Project>) =>
      set({ project: { ...get().project, ...change }, isEdited: true });
    const show = (project: Project, rest: Pick<ProjectSlice, 'opened' | 'isEdited' | 'setAside'>) =>
      set({
        ...rest,
        ...freshFiles(project),
        project: withSelection(project),
        sourceRevision: get().sourceRevision + 1,
        openings: get().openings + 1,
      });

    return {
      project: initial,
      opened: 'example',
      isEdited: false,
      sourceRevision: 1,
      openings: 0,
      setAside: [],
      editRequest(change) {
        const { project } = get();
        const { requests, selectedRequest } = project;
        edit({ requests: requests.with(selectedRequest, { ...currentRequest(project), ...change }) });
      },
      choose,
      chooseView: (change) => choose({ view: { ...get().project.view, ...change } }),
      describe: edit,
      editWorld: (change) => edit({ world: { ...get().project.world, ...change } }),
      openProject: (project, opened) => show(project, { opened, isEdited: false, setAside: ownWork(get()) }),
      returnToOwnWork(index = 0) {
        const work = get().setAside[index];
        if (work === undefined) return;
        const setAside = ownWork({ ...get(), setAside: get().setAside.toSpliced(index, 1) });
        show(work.project, { opened: 'own', isEdited: true, setAside });
      },
      deleteSetAside(index) {
        const { setAside, notify, dismiss } = get();
        const work = setAside[index];
        if (work === undefined) return;
        set({ setAside: setAside.toSpliced(index, 1) });
        const undo = () => {
          const kept = get().setAside.toSpliced(index, 0, work);
          set({ setAside: kept.slice(0, MOST_SET_ASIDE) });
          dismiss(DELETED_ID);
        };
        notify({
          id: DELETED_ID,
          tone: 'info',
          title: `“${work.project.title}” is deleted.`,
          detail: '',
          actions: [{ label: 'Undo', act: undo }],
        });
      },
      resetPart(part, from) {
        if (part === 'all') return get().openProject(from, 'example');
        const { project } = get();
        const setAside = ownWork(get());
        show({ ...project, ...partOf(from, part, project) }, { opened: 'own', isEdited: true, setAside });
      },
      restoreWork(project, setAside) {
        if (project === null) set({ setAside });
        else show(project, { opened: 'own', isEdited: false, setAside });
      },
    };
  };

/** What must not be lost when another project takes the screen: what the reader has made, newest first. */
function ownWork({ project, opened, isEdited, setAside }: ProjectSlice): readonly SetAside[] {
  if (!isEdited && opened !== 'own') return setAside;
  const text = JSON.stringify(project);
  const others = setAside.filter((each) => JSON.stringify(each.project) !== text);
  return [{ project, atMs: Date.now() }, ...others].slice(0, MOST_SET_ASIDE);
}

function partOf(
  { files, entry, requests, selectedRequest, world }: Project,
  part: 'code' | 'requests' | 'world',
  into: Project,
) {
  if (part === 'code') return { files, entry };
  if (part === 'requests')
    return { requests, selectedRequest, world: withMix(into.world, world.traffic.mix) };
  // A mix means the requests that it came with.
  return { world: JSON.stringify(requests) === JSON.stringify(into.requests) ? world : withMix(world, []) };
}

/** The schema of links cannot tell that the selected request exists. */
function withSelection(project: Project): Project {
  const { requests, selectedRequest } = project;
  return selectedRequest < requests.length ? project : { ...project, selectedRequest: 0 };
}

export function currentRequest(project: Project): SavedRequest {
  const request = project.requests[project.selectedRequest];
  if (request === undefined) throw new Error('the project selects a request that it does not have');
  return request;
}

export function httpRequest(project: Project): HttpRequest {
  return requestOf(currentRequest(project));
}

/** Those of the mix, in its order; without one, that which is selected. */
export function trafficRequestsOf(project: Project): readonly [HttpRequest, ...HttpRequest[]] {
  const { requests, world } = project;
  const [first, ...others] = world.traffic.mix
    .flatMap(({ request }) => requests[request] ?? [])
    .map(requestOf);
  return first === undefined ? [httpRequest(project)] : [first, ...others];
}
