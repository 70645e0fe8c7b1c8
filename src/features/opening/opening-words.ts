import type { Reach } from '../../../worker/project/reach.ts';

export interface ReachLine {
  readonly what: string;
  readonly words: string;
}

const listed = (names: readonly string[]): string => names.join(', ');

/** What the code asks for, and what it gets of it here. */
export function reachLines(reach: Reach): readonly ReachLine[] {
  const { packages, hosts, simulated, randomness, clocks, isOpenEnded } = reach;
  const strangers = hosts.filter((host) => !simulated.includes(host));
  const called = hosts.filter((host) => simulated.includes(host));
  const lines: (ReachLine | false)[] = [
    called.length > 0 && {
      what: 'Calls',
      words: `${listed(called)}: answered by this link, not by the real ones`,
    },
    strangers.length > 0 && {
      what: 'Names',
      words: `${listed(strangers)}: no origins of this world, so calls fail`,
    },
    hosts.length === 0 && !isOpenEnded && { what: 'Calls', words: 'no host' },
    packages.length > 0 && { what: 'Imports', words: `${listed(packages)}, if they ship with this page` },
    (randomness || clocks) && {
      what: 'Asks for',
      words: [randomness && 'randomness, from the world’s seed', clocks && 'the time, which is the world’s']
        .filter(Boolean)
        .join('; '),
    },
    isOpenEnded && { what: 'Decides', words: 'some of what it loads or calls only when it runs' },
  ];
  return lines.filter((line) => line !== false);
}
