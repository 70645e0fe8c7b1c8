/**
 * What `npm run packages` makes of a package, one JSON file each in `.cache/packages`. Paths have `/` between their parts
 * and no leading one.
 */

/** `<name>.json`: the package's code, for the engine's module loader. */
export interface PackageBundle {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier. */
  readonly license: string;
  /** Text of the licence, which goes wherever the code goes. */
  readonly licenseText: string;
  /** From what is imported, `.` or `./cors` as in a package's `exports`, to the file that answers. */
  readonly entries: Readonly<Record<string, string>>;
  /** ES modules that import each other by relative path, or other packages of the list by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** `<name>.types.json`: the package's declarations and a `package.json` that leads to them, for the editor. */
export interface PackageTypes {
  readonly files: Readonly<Record<string, string>>;
}
