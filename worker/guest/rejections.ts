/** Promises that were rejected with nobody there to notice. The engine tells of each, and again once somebody does. */
const unnoticed = new Map<object, unknown>();

export function rejected(promise: object, reason: unknown, isHandled: number): void {
  if (isHandled) unnoticed.delete(promise);
  else unnoticed.set(promise, reason);
}

/** They and their reasons, in order; each is told once. To be asked when no job is left. */
export function takeRejections(): [promise: object, reason: unknown][] {
  if (unnoticed.size === 0) return [];
  const rejections = [...unnoticed];
  unnoticed.clear();
  return rejections;
}
