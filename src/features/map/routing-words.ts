import type { PlatformRouting } from '../../../worker/protocol/routing.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';
import { PLATFORM_NAMES } from '../platforms.ts';

/** Platforms that lead a city's clients to the same place for the same reason. */
export interface RoutingGroup {
  readonly platforms: readonly PlatformId[];
  readonly routing: PlatformRouting;
}

export function groupRouting(routings: readonly PlatformRouting[]): readonly RoutingGroup[] {
  const groups: { platforms: PlatformId[]; routing: PlatformRouting }[] = [];
  for (const routing of routings) {
    const same = groups.find(
      (group) =>
        group.routing.kind === routing.kind &&
        group.routing.reason === routing.reason &&
        group.routing.behind?.id === routing.behind?.id,
    );
    if (same === undefined) groups.push({ platforms: [routing.platform], routing });
    else same.platforms.push(routing.platform);
  }
  return groups;
}

/** For who hears it: each platform's place, and why. */
export function routingInWords(routings: readonly PlatformRouting[]): string {
  return groupRouting(routings)
    .map(({ platforms, routing }) => {
      const names = platforms.map((id) => PLATFORM_NAMES[id].short).join(' and ');
      const behind = routing.behind === null ? '' : `, behind it ${routing.behind.name}`;
      return `${names} to ${routing.chosen?.name ?? 'nobody'}${behind}: ${routing.reason}`;
    })
    .join('. ');
}
