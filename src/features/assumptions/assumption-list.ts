import { WORLD_ASSUMPTIONS, type Assumption } from '../../../worker/project/assumptions.ts';
import { worldFieldAt, worldValueAt, type WorldField } from '../../../worker/project/world-fields.ts';
import { DEFAULT_WORLD, type World } from '../../../worker/project/world.ts';

export interface AssumptionEntry extends Assumption {
  readonly path: string;
  readonly field: WorldField;
  readonly value: unknown;
  readonly usual: unknown;
  readonly isChanged: boolean;
}

export interface EntryGroup {
  readonly name: string;
  readonly section: string;
  readonly entries: readonly AssumptionEntry[];
}

/** Every field of this world with what is known of it. */
export function listAssumptions(world: World): readonly EntryGroup[] {
  return WORLD_ASSUMPTIONS.map(({ entries, ...group }) => ({
    ...group,
    entries: Object.entries(entries).map(([path, assumption]) => {
      const [value, usual] = [worldValueAt(world, path), worldValueAt(DEFAULT_WORLD, path)];
      const isChanged = JSON.stringify(value) !== JSON.stringify(usual);
      return { ...assumption, path, field: worldFieldAt(path), value, usual, isChanged };
    }),
  }));
}

/** How a value reads: `420 s`, `us-east-1`, `3 of them`. */
export function valueWords(value: unknown, unit?: string): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return listWords(value);
  if (typeof value === 'number')
    return `${value.toLocaleString('en')}${unit === undefined ? '' : ` ${unit}`}`;
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

function listWords(values: readonly unknown[]): string {
  if (values.length === 0) return 'none';
  if (values.every((value) => typeof value === 'string')) return values.join(', ');
  return `${values.length} of them`;
}
