/** Child processes: npm through the Node that runs us, quietly or with their output passed on. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SetupError } from './steps.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @typedef {object} Outcome
 * @property {number} code 0 when all went well
 * @property {string} output standard output and error as they came, empty when `show` is set
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, limitMs?: number }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { show = false, env = {}, limitMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      ...(limitMs === undefined ? {} : { timeout: limitMs }),
    });
    let output = '';
    running.add(child);
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * npm itself, not its shell wrapper: that wrapper is a `.cmd` file on Windows, which cannot be spawned without a shell.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
}

/**
 * @param {string} what
 * @param {Promise<Outcome>} outcome
 */
export async function mustSucceed(what, outcome) {
  const { code, output } = await outcome;
  if (code !== 0) throw new SetupError(`${what} failed (exit code ${code}).\n${output.trimEnd()}`);
}

/**
 * Ends what we started when we are told to end: Ctrl-C reaches children by itself, a plain kill does not.
 *
 * @param {() => boolean} isDone whether ending now is the normal end
 */
export function endWithChildren(isDone = () => false) {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(isDone() ? 0 : code);
    });
  }
}
