/** Vite's two servers: the built page, and the sources with hot reloading. */
import { connect } from 'node:net';
import { root } from './commands.mjs';
import { SetupError } from './steps.mjs';

/** @param {string | undefined} text the PORT variable */
export function choosePort(text) {
  if (text === undefined || text === '') return 4173;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new SetupError(`PORT is "${text}", which is not a port number from 1 to 65535.`);
}

/**
 * Both loopback addresses are asked, because a browser may take either for `localhost`.
 *
 * @param {number} port
 */
export async function checkPortIsFree(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => answersAt(host, port)));
  if (answers.includes(true)) throw portTaken(port);
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answersAt(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    /** @param {boolean} answer */
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => settle(true));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/** @param {number} port */
function portTaken(port) {
  return new SetupError(
    `Port ${port} is already in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
  );
}

/**
 * @param {'preview' | 'dev'} mode
 * @param {number} port
 */
export async function serve(mode, port) {
  const vite = await import('vite');
  const options = { host: '127.0.0.1', port, strictPort: true };
  try {
    if (mode === 'preview') return await vite.preview({ root, logLevel: 'warn', preview: options });
    const server = await vite.createServer({ root, logLevel: 'info', server: options });
    return await server.listen();
  } catch (error) {
    if (error instanceof Error && /already in use/.test(error.message)) throw portTaken(port);
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new SetupError(
        `Port ${port} needs rights that this user does not have. Choose one above 1023: PORT=4173 npm start`,
      );
    }
    throw error;
  }
}
