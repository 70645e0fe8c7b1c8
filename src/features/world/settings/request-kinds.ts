import type { Mix } from '../../../state/request-mix.ts';

/** Of all requests, in words: shares are in proportion to one another. */
export function shareWords(mix: Mix, share: number): string {
  const percent = (100 * share) / mix.reduce((sum, each) => sum + each.share, 0);
  return percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}

/** With one request more. The first that is added joins the one that all clients have sent until then. */
export function withKind(mix: Mix, request: number, selected: number): Mix {
  const before = mix.length === 0 ? [{ request: selected, share: 1 }] : mix;
  if (before.some((each) => each.request === request)) return before;
  return [...before, { request, share: 1 }];
}

/** With one less; a single one that is also the selected request is no mix. */
export function withoutKind(mix: Mix, request: number, selected: number): Mix {
  const left = mix.filter((each) => each.request !== request);
  return left.length === 1 && left[0]?.request === selected ? [] : left;
}
