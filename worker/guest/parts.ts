/**
 * Parts: heavy pieces of the runtime, each in a component only where the handler's source names what is in it. Modules of
 * `worker/guest` itself know those of `worker/guest/web` by type alone and reach them through here.
 */
import { PART_NAMES, type PartName, PARTS } from './part-names.ts';
import type * as compression from './web/compression.ts';
import type * as console from './web/console.ts';
import type * as encoding from './web/encoding.ts';
import type * as navigator from './web/navigator.ts';
import type * as performance from './web/performance.ts';
import type * as events from './web/events.ts';
import type * as forms from './web/forms.ts';
import type * as searchParams from './web/search-params.ts';
import type * as streams from './web/streams.ts';
import type * as structuredClone from './web/structured-clone.ts';
import type * as subtle from './web/subtle.ts';
import type * as urlPattern from './web/url-pattern.ts';

interface Parts {
  readonly performance: typeof performance;
  readonly navigator: typeof navigator;
  readonly encoding: typeof encoding;
  readonly compression: typeof compression;
  readonly console: typeof console;
  readonly events: typeof events;
  readonly forms: typeof forms;
  readonly 'search-params': typeof searchParams;
  readonly streams: typeof streams;
  readonly 'structured-clone': typeof structuredClone;
  readonly subtle: typeof subtle;
  readonly 'url-pattern': typeof urlPattern;
}

/** A part as it is bundled: it asks for modules of the core by path. */
type Factory = (core: (path: string) => object) => Parts[PartName];

const installed: { [Name in PartName]?: Parts[Name] } = {};

/** Modules of the core that parts are made with, by path; see worker/engine/guest-bundle.ts. */
let core: Readonly<Record<string, object>> = {};

/** @public called by the entry that worker/engine/guest-bundle.ts writes */
export function offerCore(modules: Readonly<Record<string, object>>): void {
  core = modules;
}

/** Called by the compiler, before the handler is loaded, for each part that its sources name. */
export function installPart(name: PartName, factory: Factory): void {
  const part = factory((path) => core[path] ?? {});
  (installed as Record<PartName, Parts[PartName]>)[name] = part;
  for (const [global, value] of Object.entries(part.globals))
    Object.defineProperty(globalThis, global, { configurable: true, writable: true, value });
}

/** No part comes any more: who gets at the name of one in a roundabout way is told why it is not there. */
export function closeParts(): void {
  core = {};
  for (const name of PART_NAMES) {
    if (partIfThere(name)) continue;
    // One for all of a part's: closures take room in every component.
    const get = (): object => part(name);
    for (const global of PARTS[name].globals)
      Object.defineProperty(globalThis, global, { configurable: true, get });
  }
}

export const partIfThere = <Name extends PartName>(name: Name): Parts[Name] | null =>
  (installed[name] as Parts[Name] | undefined) ?? null;

export function isSearchParams(value: unknown): boolean {
  const found = partIfThere('search-params');
  return found !== null && value instanceof found.globals.URLSearchParams;
}

/** Throws where the component was made without it. */
export function part<Name extends PartName>(name: Name): Parts[Name] {
  const found = partIfThere(name);
  if (found) return found;
  const { globals, members } = PARTS[name];
  const words = [...globals.slice(-3), ...members.map((member) => `.${member}`)].join(', ');
  throw new ReferenceError(
    `this component was made without ${name}: the handler's source has to name what it uses of it, such as ${words}`,
  );
}
