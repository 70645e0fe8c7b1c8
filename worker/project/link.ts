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
import { LINK_V4_DICTIONARY } from './link-v4-dictionary.ts';
import { type Project, projectSchema } from './project.ts';
import { upgradeProject } from './project-upgrade.ts';

const current = packingWith(LINK_V4_DICTIONARY);
/** By version, from 1. */
const PACKINGS = [
  packingWith(LINK_V1_DICTIONARY),
  packingWith(LINK_V2_DICTIONARY),
  packingWith(LINK_V3_DICTIONARY),
  current,
];
const CURRENT_VERSION = PACKINGS.length;

/**
 * The hash, `#` included; its length is the value's. Fails with `link-too-large`, or with `invalid-field` where a link
 * would be made that nobody could open.
 */
export function encodeLink(project: Project): Result<string, ProjectFailure> {
  const checked = checkProject(project);
  if (!checked.ok) return checked;
  const packed = current.pack(checked.value);
  return packed.ok ? seal({ version: CURRENT_VERSION, payload: packed.value }) : packed;
}

/** @param hash `location.hash` of any page whatever: links are not trusted. Never throws. */
export function decodeLink(hash: string): Result<Project, ProjectFailure> {
  const opened = open(hash);
  if (!opened.ok) return opened;
  const { version, payload } = opened.value;
  if (version > CURRENT_VERSION) return { ok: false, failure: { kind: 'link-from-newer-version', version } };
  const packing = PACKINGS[version - 1];
  if (packing === undefined) return damaged('It has no version.');
  const unpacked = packing.unpack(payload);
  return unpacked.ok ? checkProject(upgradeProject(version, unpacked.value)) : unpacked;
}

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
