import { baseName } from '../../worker/project/file-path.ts';
import type { Project } from '../../worker/project/project.ts';
import type { BuildFacts } from '../state/app-state.ts';
import type { Session } from '../state/store.ts';

/** What the file of a project's component is called: after the file that answers. */
export function componentName({ entry }: Pick<Project, 'entry'>): string {
  return baseName(entry).replace(/\.\w+$/, '.wasm');
}

/** Nothing happens when a newer build has taken its place. */
export function downloadComponent({ store, shelf, page }: Session, { artifactId }: BuildFacts): void {
  const component = shelf.component(artifactId);
  if (component !== null)
    page.download(componentName(store.getState().project), component, 'application/wasm');
}
