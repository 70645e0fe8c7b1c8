/** `npm run runtime-types`: makes `.cache/runtime-types/lib.json`, declarations of what the guest has, for the editor. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageTypes } from '../worker/packages/package-bundle.ts';
import { makeOnce } from './make-once.ts';
import { examineGuest } from './runtime-types/guest-facts.ts';
import { readLibraries } from './runtime-types/libraries.ts';
import { narrow } from './runtime-types/narrow.ts';

const inputs = {
  // The engine stands for all that is in the guest.
  files: ['scripts/runtime-types.ts', '.cache/engine/inputs.sha256'],
  folders: ['scripts/runtime-types'],
  packages: ['monaco-editor'],
};

await makeOnce('runtime-types', inputs, async (folder) => {
  const { files } = narrow(readLibraries(), await examineGuest());
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lib.json'), JSON.stringify({ files } satisfies PackageTypes));
});
