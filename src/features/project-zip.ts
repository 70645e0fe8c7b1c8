import { strFromU8, strToU8, Unzip, UnzipInflate, zipSync } from 'fflate';
import { PLAIN_VIEW, type Project, projectSchema } from '../../worker/project/project.ts';
import { canAnswer, MOST_FILES, type ProjectFile, TEXT_LIMIT_CHARS } from '../../worker/project/files.ts';
import { pathProblem } from '../../worker/project/file-path.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import { PROJECT_LIMITS } from '../state/project-limits.ts';

/** What a project is besides its files. No file of a project can have this name: it begins with a dot. */
const ABOUT = '.halfmilli.json';
/** The shape of what is in it: that of links. */
const PROJECT_VERSION = 4;

/** A project's requests and world may be as long as its texts; in UTF-8 a text has up to three bytes a character. */
const SIZE_LIMIT_BYTES = 6 * TEXT_LIMIT_CHARS;
export const ZIP_LIMIT_BYTES = SIZE_LIMIT_BYTES;
/** Those that are passed over count: a list of a million names is no project. */
const MOST_ENTRIES = 20 * MOST_FILES;

/** A file as it came, by its path with `/`. */
export interface RawFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type Imported =
  | { readonly ok: true; readonly project: Project; readonly leftOut: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** The files of a project, and what else it is, as they go into a folder or an archive. */
export function rawFilesOf(project: Project): RawFile[] {
  const { files, ...rest } = project;
  const about = `${JSON.stringify({ version: PROJECT_VERSION, project: rest }, null, 2)}\n`;
  return [
    ...files.map(({ path, text }) => ({ path, bytes: strToU8(text) })),
    { path: ABOUT, bytes: strToU8(about) },
  ];
}

export function zipOf(project: Project): Uint8Array<ArrayBuffer> {
  const entries = rawFilesOf(project).map(({ path, bytes }) => [path, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

/** An archive is refused whole when its names leave it, or when it holds more than any project may. */
export function projectOfZip(name: string, archive: Uint8Array): Imported {
  if (archive.byteLength > ZIP_LIMIT_BYTES) return refused('the archive is larger than any project');
  try {
    return projectOfFiles(name.replace(/\.zip$/i, ''), unpacked(archive));
  } catch (error) {
    return refused(error instanceof Refusal ? error.message : 'it is no zip archive, or a damaged one');
  }
}

/** Says why an archive is not unpacked any further. */
class Refusal extends Error {}

/** So little of an archive at a time that a bomb is found out before it has unfolded: DEFLATE makes 1,032 of one byte. */
const STEP_BYTES = 1_024;

/** Sizes are counted, not believed: the directory of an archive may say what it likes. */
function unpacked(archive: Uint8Array): RawFile[] {
  if (!hasEnd(archive)) throw new Refusal('it is no zip archive, or a damaged one');
  const pieces = new Map<string, Uint8Array[]>();
  let sizeBytes = 0;
  let entries = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new Refusal(`it has more than ${MOST_ENTRIES} entries`);
    if (leavesItsFolder(file.name)) throw new Refusal(`“${file.name.slice(0, 80)}” would leave its folder`);
    if (file.name.endsWith('/') || isPassedOver(file.name)) return;
    const own: Uint8Array[] = [];
    pieces.set(file.name, own);
    file.ondata = (error, piece) => {
      if (error !== null) throw error;
      sizeBytes += piece.byteLength;
      if (sizeBytes > SIZE_LIMIT_BYTES) throw new Refusal('unpacked it would be larger than any project');
      own.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < archive.byteLength; at += STEP_BYTES)
    unzip.push(archive.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= archive.byteLength);
  return [...pieces].map(([path, own]) => ({ path, bytes: joined(own) }));
}

/** What every archive ends with, but for a comment: a reader of streams would not miss it. */
function hasEnd(archive: Uint8Array): boolean {
  const last = archive.subarray(-(22 + 0xffff));
  const view = new DataView(last.buffer, last.byteOffset, last.byteLength);
  for (let at = last.byteLength - 22; at >= 0; at -= 1)
    if (view.getUint32(at, true) === 0x0605_4b50) return true;
  return false;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** A project that was exported, whole, or what texts of any other folder can be one. */
export function projectOfFiles(name: string, given: readonly RawFile[]): Imported {
  const wanted = withoutTop(given.filter(({ path }) => !isPassedOver(path)));
  if (wanted.some(({ path }) => leavesItsFolder(path))) return refused('a name would leave its folder');
  const about = wanted.find(({ path }) => path === ABOUT);
  const read = wanted.filter((file) => file !== about).map(readFile);
  const files = read.filter((each) => typeof each !== 'string');
  const leftOut = read.filter((each) => typeof each === 'string');
  const entry = files.find(({ path }) => /(?:^|\/)(?:handler|index|main)\.[mt]?[jt]s$/.test(path));
  const first = entry ?? files.find(({ path }) => canAnswer(path));
  if (first === undefined) return refused('there is no TypeScript or JavaScript file in it');
  const rest = about === undefined ? plainProject(name, first.path) : restOf(about.bytes);
  const parsed = projectSchema.safeParse(
    typeof rest === 'object' && rest !== null ? { ...rest, files } : rest,
  );
  if (parsed.success) return { ok: true, project: parsed.data, leftOut };
  const [issue] = parsed.error.issues;
  return refused(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

const refused = (problem: string): Imported => ({ ok: false, problem });

/** Names as they are in hostile archives: of other drives, of parents, of the root. */
function leavesItsFolder(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\\|\0/.test(path) || path.split('/').includes('..');
}

export function isPassedOver(path: string): boolean {
  return path
    .split('/')
    .some(
      (part) => (part.startsWith('.') && part !== ABOUT) || part === 'node_modules' || part === '__MACOSX',
    );
}

/** Archives of repositories and folders that were chosen have everything in one folder. */
function withoutTop(files: readonly RawFile[]): readonly RawFile[] {
  const [top] = files[0]?.path.split('/') ?? [];
  const isOneFolder = files.every(({ path }) => path.startsWith(`${top}/`));
  return isOneFolder && top !== undefined
    ? files.map(({ path, bytes }) => ({ path: path.slice(top.length + 1), bytes }))
    : files;
}

function readFile({ path, bytes }: RawFile): ProjectFile | string {
  const problem = pathProblem(path);
  if (problem !== null) return `“${path}” ${problem}`;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? `“${path}” is no text` : { path, text };
  } catch {
    return `“${path}” is no UTF-8 text`;
  }
}

function plainProject(name: string, entry: string): Omit<Project, 'files'> {
  return {
    title: name.slice(0, PROJECT_LIMITS.titleChars) || 'Imported',
    story: '',
    entry,
    requests: [{ name: 'Request 1', method: 'GET', path: '/', headers: [], body: '' }],
    selectedRequest: 0,
    cityId: 'tokyo',
    connection: 'new',
    arrival: 'warm',
    tests: '',
    view: PLAIN_VIEW,
    world: DEFAULT_WORLD,
  };
}

/** Null for what no version has written. */
function restOf(bytes: Uint8Array): unknown {
  try {
    const { version, project } = JSON.parse(strFromU8(bytes)) as Record<string, unknown>;
    return version === PROJECT_VERSION ? project : null;
  } catch {
    return null;
  }
}
