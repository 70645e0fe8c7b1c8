import type { Project } from '../../../worker/project/project.ts';
import type { RequestsSlice } from '../app-state.ts';
import { PROJECT_LIMITS } from '../project-limits.ts';
import { afterDeletion, afterInsertion, movedMix, withMix } from '../request-mix.ts';
import type { SliceCreator } from '../slice.ts';

type Requests = Pick<Project, 'requests' | 'selectedRequest' | 'world'>;

export const createRequestsSlice: SliceCreator<RequestsSlice> = (set, get) => {
  const edit = (change: Partial<Requests>) =>
    set({ project: { ...get().project, ...change }, isEdited: true });
  const insert = (copied: number, at: number, name: string) => {
    const { requests, world } = get().project;
    const request = requests[copied];
    if (request === undefined || requests.length >= PROJECT_LIMITS.requests) return;
    edit({
      requests: requests.toSpliced(at, 0, { ...request, name }),
      selectedRequest: at,
      world: movedMix(world, afterInsertion(at)),
    });
  };

  return {
    selectRequest: (selectedRequest) => set({ project: { ...get().project, selectedRequest } }),
    addRequest() {
      const { requests, selectedRequest } = get().project;
      insert(selectedRequest, requests.length, `Request ${requests.length + 1}`);
    },
    duplicateRequest(index) {
      const { requests } = get().project;
      insert(index, index + 1, nameOfCopy(requests[index]?.name ?? '', requests));
    },
    renameRequest(index, name) {
      const { requests } = get().project;
      const request = requests[index];
      if (request !== undefined) edit({ requests: requests.with(index, { ...request, name }) });
    },
    deleteRequest(index) {
      const { project, openings, notify, dismiss } = get();
      const { requests, selectedRequest, world } = project;
      const deleted = requests[index];
      if (deleted === undefined || requests.length < 2) return;
      const isBefore = index < selectedRequest || selectedRequest === requests.length - 1;
      edit({
        requests: requests.toSpliced(index, 1),
        selectedRequest: isBefore ? Math.max(0, selectedRequest - 1) : selectedRequest,
        world: movedMix(world, afterDeletion(index)),
      });
      const id = 'request-deleted';
      const undo = () => {
        dismiss(id);
        const now = get();
        // Another project may have taken the screen since.
        if (now.openings !== openings || now.project.requests.length >= PROJECT_LIMITS.requests) return;
        const at = Math.min(index, now.project.requests.length);
        const moved = movedMix(now.project.world, afterInsertion(at));
        const shared = world.traffic.mix.find(({ request }) => request === index);
        edit({
          requests: now.project.requests.toSpliced(at, 0, deleted),
          selectedRequest: at,
          world: shared ? withMix(moved, [...moved.traffic.mix, { ...shared, request: at }]) : moved,
        });
      };
      notify({
        id,
        tone: 'info',
        title: `The request “${deleted.name}” is deleted.`,
        detail: '',
        actions: [{ label: 'Undo', act: undo }],
      });
    },
    moveRequest(from, to) {
      const { requests, selectedRequest, world } = get().project;
      const moved = requests[from];
      if (moved === undefined || to < 0 || to >= requests.length) return;
      const selected = requests[selectedRequest];
      const after = requests.toSpliced(from, 1).toSpliced(to, 0, moved);
      const places = requests
        .map((_, index) => index)
        .toSpliced(from, 1)
        .toSpliced(to, 0, from);
      edit({
        requests: after,
        selectedRequest: Math.max(0, selected ? after.indexOf(selected) : 0),
        world: movedMix(world, (before) => places.indexOf(before)),
      });
    },
  };
};

/** One that tests can tell apart. */
function nameOfCopy(name: string, requests: Project['requests']): string {
  const stem = name.replace(/ \d+$/, '').slice(0, PROJECT_LIMITS.requestNameChars - 4);
  for (let count = 2; ; count += 1) {
    const candidate = `${stem} ${count}`;
    if (!requests.some((each) => each.name === candidate)) return candidate;
  }
}
