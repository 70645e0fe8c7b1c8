/** One figure of the model, the same in every world. */
export interface Constant {
  /** Unique within its group, such as `hub edge`. */
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  /** `quoted` from a published page, `measured` by someone and fitted, or `assumed`. */
  readonly kind: 'quoted' | 'measured' | 'assumed';
  readonly source: string;
  /** When the source was valid or the assumption made: year, month or day. */
  readonly asOf: string;
}

export interface ConstantGroup {
  readonly name: string;
  /** Of docs/model.md, where the formulas stand. */
  readonly section: string;
  readonly constants: readonly Constant[];
}
