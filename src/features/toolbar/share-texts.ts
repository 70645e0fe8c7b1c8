/** What is copied: links in the forms that other programs take. */
import type { Project } from '../../../worker/project/project.ts';

const MARKDOWN = /[\\`*_[\]<>]/g;

export const markdownLink = (title: string, link: string): string =>
  `[${title.replace(MARKDOWN, String.raw`\$&`)}](${link})`;

export interface Frame {
  /** In CSS pixels; null: as wide as the article. */
  readonly width: number | null;
  readonly height: number;
  readonly isReadOnly: boolean;
}

/** The address of the embedded page: the query comes before the hash. */
export function embedAddress(link: string, { isReadOnly }: Pick<Frame, 'isReadOnly'>): string {
  const [page = '', hash = ''] = link.split('#');
  return `${page}?embed${isReadOnly ? '=readonly' : ''}#${hash}`;
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** `allow-same-origin` is the page's own origin, which its workers are loaded from: docs/embedding.md. */
export function iframeSnippet(title: string, link: string, frame: Frame): string {
  const size = `width="${frame.width ?? '100%'}" height="${frame.height}"`;
  const may = 'sandbox="allow-scripts allow-same-origin allow-popups" allow="clipboard-write"';
  const src = escapeAttribute(embedAddress(link, frame));
  return `<iframe src="${src}" title="${escapeAttribute(title)}" ${size} ${may} loading="lazy" style="border:0"></iframe>`;
}

const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;

/** What is in the link, for whoever sends it. */
export function contentsOf({ files, requests, tests, story, world, view }: Project): readonly string[] {
  const assertions = tests.split('\n').filter((line) => line.trim() !== '').length;
  return [
    files.length === 1 ? (files[0]?.path ?? '') : counted(files.length, 'file'),
    counted(requests.length, 'request'),
    ...(assertions === 0 ? [] : [counted(assertions, 'test')]),
    ...(story === '' ? [] : ['a story']),
    `a world of ${counted(world.platforms.length, 'platform')}, with seed ${world.seed}`,
    ...(world.origins.length === 0 ? [] : [counted(world.origins.length, 'origin')]),
    ...(world.faults.length === 0 ? [] : [counted(world.faults.length, 'fault')]),
    `a view of ${view.panels.length === 4 ? 'all regions' : view.panels.join(', ')}`,
  ];
}
