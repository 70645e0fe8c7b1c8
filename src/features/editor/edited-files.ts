import type { AppState } from '../../state/app-state.ts';
import type { EditedFile } from './code-editor.ts';

export function editedFilesOf({ project, fileIds }: AppState): EditedFile[] {
  return project.files.map(({ path, text }, at) => ({ id: fileIds[at] ?? '', path, text }));
}
