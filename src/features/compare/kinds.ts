/** What each kind of request came to, on every platform. */
import type { SavedRequest } from '../../../worker/project/project.ts';
import type { World } from '../../../worker/project/world.ts';
import type { HttpRequest } from '../../../worker/protocol/http.ts';
import type { Answers, PlatformTraffic } from '../../../worker/protocol/simulator.ts';
import type { PlatformId } from '../../../worker/protocol/waterfall.ts';

export interface KindRows {
  readonly name: string;
  readonly rows: readonly { readonly platform: PlatformId; readonly answers: Answers }[];
}

interface KindsInput {
  /** Of the traffic: what its clients send, in the order of its mix. */
  readonly sent: readonly HttpRequest[];
  readonly mix: World['traffic']['mix'];
  readonly platforms: readonly PlatformTraffic[];
  /** Of the project as it is now: its names, where they still mean the same. */
  readonly saved: readonly SavedRequest[];
}

/** None where all requests are alike. */
export function kindRows({ sent, mix, platforms, saved }: KindsInput): readonly KindRows[] {
  return sent
    .map((request, at) => ({
      name: nameOf(request, saved[mix[at]?.request ?? -1]),
      rows: platforms.flatMap(({ platform, kinds }) => {
        const answers = kinds[at];
        return answers === undefined ? [] : [{ platform, answers }];
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function nameOf({ method, path }: HttpRequest, saved: SavedRequest | undefined): string {
  return saved?.method === method && saved.path === path ? saved.name : `${method} ${path}`;
}
