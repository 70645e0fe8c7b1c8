import { BUNDLER, type CompilerOptions, ES_NEXT } from './typescript.ts';

/** Every file is a module, whatever it imports or exports. */
const FORCE = 3;

/** How the editor checks a project: as its compiler and the engine's module loader understand it. */
export const COMPILER_OPTIONS: CompilerOptions = {
  target: ES_NEXT,
  module: ES_NEXT,
  moduleResolution: BUNDLER,
  moduleDetection: FORCE,
  strict: true,
  // Types are stripped, never required: a handler written without them is not wrong.
  noImplicitAny: false,
  allowJs: true,
  // Types are stripped one file at a time.
  isolatedModules: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  // Text files are imported as strings.
  allowArbitraryExtensions: true,
  allowNonTsExtensions: true,
  skipLibCheck: true,
  types: [],
  noEmit: true,
};
