/** A component's bytes, each counted once, by what they are for. */
import { type Bytes, SECTION } from '../compiler/wasm-binary.ts';
import {
  COMPONENT_SECTION,
  type PlacedSection,
  placedSections,
  PREAMBLE_BYTES,
} from '../foreign/component-binary.ts';
import type { ComponentPart, InspectInput, PartKind } from '../protocol/inspection.ts';
import { changedBytes } from './engine-memory.ts';
import { componentSectionName, coreSectionName } from './section-names.ts';
import { Tally } from './tally.ts';

const sizeOf = ({ start, end }: PlacedSection): number => end - start;
const headerOf = ({ start, end, body }: PlacedSection): number => end - start - body.length;

/** Of a component that was compiled here, whose core module began as `engine`. */
export function partsOfCompiled(
  component: Bytes,
  core: NonNullable<InspectInput['core']>,
  engine: Bytes,
): ComponentPart[] {
  const tally = new Tally();
  tally.add('wrapping', 'preamble', PREAMBLE_BYTES);
  for (const section of placedSections(component)) {
    if (section.end === core.offset + core.length) {
      tally.add('wrapping', 'core module', headerOf(section));
      countEngine(tally, section.body, engine);
    } else tally.add('wrapping', componentSectionName(section.id), sizeOf(section));
  }
  return tally.parts();
}

function countEngine(tally: Tally, module: Bytes, engine: Bytes): void {
  tally.add('engine-code', 'preamble', PREAMBLE_BYTES);
  for (const section of placedSections(module)) {
    const name = coreSectionName(section.id);
    if (section.id !== SECTION.data) {
      tally.add('engine-code', name, sizeOf(section));
      continue;
    }
    const changed = changedBytes(section.body, engine);
    tally.add('user-state', name, changed);
    tally.add('engine-state', name, sizeOf(section) - changed);
  }
}

/** Of a component made elsewhere. */
export function partsOfForeign(component: Bytes): ComponentPart[] {
  const tally = new Tally();
  countComponent(tally, component);
  return tally.parts();
}

function countComponent(tally: Tally, component: Bytes): void {
  tally.add('wrapping', 'preamble', PREAMBLE_BYTES);
  for (const section of placedSections(component)) {
    const { id, body } = section;
    const name = componentSectionName(id);
    if (id === COMPONENT_SECTION.custom) tally.add('names', name, sizeOf(section));
    else if (id === COMPONENT_SECTION.coreModule || id === COMPONENT_SECTION.component) {
      tally.add('wrapping', name, headerOf(section));
      if (id === COMPONENT_SECTION.coreModule) countModule(tally, body);
      else countComponent(tally, body);
    } else tally.add('wrapping', name, sizeOf(section));
  }
}

const KINDS: Readonly<Record<number, PartKind>> = {
  [SECTION.custom]: 'names',
  [SECTION.code]: 'code',
  [SECTION.data]: 'data',
};

function countModule(tally: Tally, module: Bytes): void {
  tally.add('linking', 'preamble', PREAMBLE_BYTES);
  for (const section of placedSections(module))
    tally.add(KINDS[section.id] ?? 'linking', coreSectionName(section.id), sizeOf(section));
}
