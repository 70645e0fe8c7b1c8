/** `npm run engine`: assembles the engine into .cache/engine unless it is there already for the same inputs. */
import { assembleEngine } from '../worker/engine/assemble.ts';
import { makeOnce } from './make-once.ts';

/** What assembling shares with the compiler. */
const SHARED_SOURCES = ['engine', 'free-heap', 'optional-code', 'snapshot', 'wasm-binary'].map(
  (name) => `worker/compiler/${name}.ts`,
);

const PARTS = [
  'quickjs-wasi',
  'binaryen',
  '@bytecodealliance/jco',
  '@bytecodealliance/jco-transpile',
  'esbuild',
  'fflate',
  'urlpattern-polyfill',
  'web-streams-polyfill',
];

const inputs = { files: SHARED_SOURCES, folders: ['worker/engine', 'worker/guest'], packages: PARTS };
await makeOnce('engine', inputs, assembleEngine);
