/**
 * Interfaces that are there and give nothing: no directory is open, and no socket can be made. Their resources are
 * nowhere to be had, so stand-ins do for the classes.
 */
import { err, type WitInterface } from './convention.ts';

/** What sockets would be made in. */
class Network {
  readonly reach = 'none';
}

const nothing = (): undefined => undefined;

export const REFUSING: Readonly<Record<string, WitInterface>> = {
  'wasi:filesystem/preopens': { getDirectories: () => [] },
  'wasi:filesystem/types': { filesystemErrorCode: nothing },
  'wasi:sockets/network': { Network, networkErrorCode: nothing },
  'wasi:sockets/instance-network': { instanceNetwork: () => new Network() },
  'wasi:sockets/tcp': {},
  'wasi:sockets/tcp-create-socket': { createTcpSocket: () => err('access-denied') },
  'wasi:sockets/udp': {},
  'wasi:sockets/udp-create-socket': { createUdpSocket: () => err('access-denied') },
  'wasi:sockets/ip-name-lookup': { resolveAddresses: () => err('permanent-resolver-failure') },
};
