/**
 * Parts: heavy pieces of the runtime, each in a component only where the handler's source names what is in it. Modules of
 * `worker/guest` itself know those of `worker/guest/web` by type alone and reach them through here.
 */
import type * as events from './web/events.ts';
import type * as forms from './web/forms.ts';
import type * as searchParams from './web/search-params.ts';
import type * as streams from './web/streams.ts';

interface Parts {
  readonly events: typeof events;
  readonly forms: typeof forms;
  readonly 'search-params': typeof searchParams;
  readonly streams: typeof streams;
}

export type PartName = keyof Parts;

const installed: { [Name in PartName]?: Parts[Name] } = {};

export function installPart<Name extends PartName>(name: Name, part: Parts[Name]): void {
  installed[name] = part;
}

export const partIfThere = <Name extends PartName>(name: Name): Parts[Name] | null =>
  (installed[name] as Parts[Name] | undefined) ?? null;

/** How a handler names each part, for one that has got at it in a roundabout way. */
const NAMED_BY: Record<PartName, string> = {
  events: 'EventTarget or AbortController',
  forms: 'Blob, FormData, .blob() or .formData()',
  'search-params': 'URLSearchParams or .searchParams',
  streams: 'ReadableStream or .body',
};

/** Throws where the component was made without it. */
export function part<Name extends PartName>(name: Name): Parts[Name] {
  const found = partIfThere(name);
  if (found) return found;
  throw new Error(
    `this component was made without ${name}: the handler's source has to name what it uses (${NAMED_BY[name]})`,
  );
}
