import type { CodeEditor, EditorWishes } from './code-editor.ts';

/** Without a mouse, or what is as fine as one, Monaco is of no use: it has no handles to select by, and no undo. */
export const hasFingersOnly =
  matchMedia('(pointer: coarse)').matches || !matchMedia('(any-pointer: fine)').matches;

/** Only one of the two is ever downloaded. */
export async function loadEditor(): Promise<new (host: HTMLElement, wishes: EditorWishes) => CodeEditor> {
  if (hasFingersOnly) return (await import('./light-session.ts')).LightSession;
  return (await import('./editor-session.ts')).EditorSession;
}
