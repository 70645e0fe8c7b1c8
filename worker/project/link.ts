/**
 * Share links: a whole project in a URL's hash. The format, byte by byte, and how to add a version: docs/formats.md.
 */
import type { ProjectFailure } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { damaged, open, seal } from './link-envelope.ts';
import { packingWith } from './link-packing.ts';
import { LINK_V1_DICTIONARY } from './link-v1-dictionary.ts';
import { LINK_V2_DICTIONARY } from './link-v2-dictionary.ts';
import { LINK_V3_DICTIONARY } from './link-v3-dictionary.ts';
import { type Project, projectSchema } from './project.ts';
import { upgradeProject1To2, upgradeProject2To3 } from './project-upgrade.ts';

const CURRENT_VERSION = 3;
const version1 = packingWith(LINK_V1_DICTIONARY);
const version2 = packingWith(LINK_V2_DICTIONARY);
const version3 = packingWith(LINK_V3_DICTIONARY);

/**
 * The hash, `#` included; its length is the value's. Fails with `link-too-large`, or with `invalid-field` where a link
 * would be made that nobody could open.
 */
export function encodeLink(project: Project): Result<string, ProjectFailure> {
  const checked = checkProject(project);
  if (!checked.ok) return checked;
  const packed = version3.pack(checked.value);
  return packed.ok ? seal({ version: CURRENT_VERSION, payload: packed.value }) : packed;
}

/** @param hash `location.hash` of any page whatever: links are not trusted. Never throws. */
export function decodeLink(hash: string): Result<Project, ProjectFailure> {
  const opened = open(hash);
  if (!opened.ok) return opened;
  const { version, payload } = opened.value;
  if (version > CURRENT_VERSION) return { ok: false, failure: { kind: 'link-from-newer-version', version } };
  if (version < 1) return damaged('It has no version.');
  const { unpack, upgrade } = VERSIONS[version - 1] as Version;
  const unpacked = unpack(payload);
  return unpacked.ok ? checkProject(upgrade(unpacked.value)) : unpacked;
}

interface Version {
  readonly unpack: (payload: Uint8Array) => Result<unknown, ProjectFailure>;
  /** To the project of today. */
  readonly upgrade: (value: unknown) => unknown;
}

const VERSIONS: readonly Version[] = [
  {
    unpack: (payload) => version1.unpack(payload),
    upgrade: (value) => upgradeProject2To3(upgradeProject1To2(value)),
  },
  { unpack: (payload) => version2.unpack(payload), upgrade: upgradeProject2To3 },
  { unpack: (payload) => version3.unpack(payload), upgrade: (value) => value },
];

function checkProject(value: unknown): Result<Project, ProjectFailure> {
  const parsed = projectSchema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return { ok: false, failure: { kind: 'invalid-field', path, message: clip(issue?.message ?? '') } };
}

/** A hostile link may name a field of any length; this goes into a notice. */
function clip(message: string): string {
  return message.length <= 200 ? message : `${message.slice(0, 199)}…`;
}
