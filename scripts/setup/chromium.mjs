/** Finds a Chromium for the browser tests, or installs one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './commands.mjs';
import { SetupError } from './steps.mjs';

/** @returns {Promise<{ note: string, value: string }>} the path of a browser that starts */
export async function ensureChromium() {
  const named = process.env['HALFMILLI_CHROMIUM'];
  if (named) {
    if (await starts(named)) return { note: named, value: named };
    throw new SetupError(`HALFMILLI_CHROMIUM is ${named}, which does not start.`);
  }
  const found = await find();
  if (found) return { note: found, value: found };
  const logs = [];
  for (const install of [installWithPlaywright, installWithApt]) {
    const outcome = await install();
    if (outcome) logs.push(outcome.output.trim());
    const installed = await find();
    if (installed) return { note: `installed ${installed}`, value: installed };
  }
  throw new SetupError(
    [
      'No Chromium was found and none could be installed.',
      'Install Chromium or Chrome, or name one: HALFMILLI_CHROMIUM=/path/to/chromium npm test',
      ...logs,
    ].join('\n'),
  );
}

async function find() {
  const { chromium } = await import('playwright');
  for (const path of [chromium.executablePath(), ...systemPaths()]) {
    if (await starts(path)) return path;
  }
  return null;
}

function systemPaths() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ];
  }
  if (process.platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe'));
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ];
}

/**
 * On Linux a browser may be there and lack libraries, or be a stub that only says how to install the real one. Elsewhere
 * it comes whole, and asking for its version may open a window.
 *
 * @param {string} path
 */
async function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  return (await run(path, ['--version'], { limitMs: 20_000 })).code === 0;
}

function installWithPlaywright() {
  return npm(['-s', 'exec', '--no', '--', 'playwright', 'install', '--no-shell', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    limitMs: 10 * 60_000,
  });
}

/** Debian and its kin, as root: what a container is. @returns {Promise<import('./commands.mjs').Outcome | null>} */
async function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { env });
  const install = await run('apt-get', ['install', '-yq', 'chromium'], { env });
  return { code: install.code, output: update.output + install.output };
}
