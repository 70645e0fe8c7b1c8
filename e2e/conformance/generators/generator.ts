import type * as fc from 'fast-check';
import type { InputOf, PropertyName } from '../program/properties/index.ts';

/** What makes the input of each of some properties. */
export type Generators<Names extends PropertyName> = {
  readonly [Name in Names]: fc.Arbitrary<InputOf<Name>>;
};
