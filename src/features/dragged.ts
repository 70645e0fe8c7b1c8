/** What files that are dragged or dropped are, by all that is told of them. */

/** Names are told only when files are dropped, types before that; and systems do not know every type. */
interface Dragged {
  readonly kind: string;
  readonly type: string;
}

interface Dropped {
  readonly name: string;
  readonly type: string;
}

const COMPONENT = /^application\/wasm$/;
const ARCHIVE = /^application\/(x-)?zip(-compressed)?$/;

export const isComponent = ({ name, type }: Dropped): boolean =>
  /\.wasm$/i.test(name) || COMPONENT.test(type);

export const isArchive = ({ name, type }: Dropped): boolean => /\.zip$/i.test(name) || ARCHIVE.test(type);

/** Whether what is dragged might take the place of the project's code: a component, or another project. */
export function mayReplaceCode(items: Iterable<Dragged>): boolean {
  const files = [...items].filter(({ kind }) => kind === 'file');
  return files.length === 0 || files.some((file) => file.type === '' || isNoText(file));
}

export function isNoText({ type }: Pick<Dragged, 'type'>): boolean {
  return COMPONENT.test(type) || ARCHIVE.test(type);
}
