import type { AppState, RunQuestion } from './app-state.ts';
import { httpRequest } from './slices/project.ts';

/** What was asked when an answer came and is different now, named for a reader; empty while the answer still holds. */
export function changesSince(
  question: RunQuestion,
  { project, sourceRevision, foreign }: Pick<AppState, 'project' | 'sourceRevision' | 'foreign'>,
): readonly string[] {
  const { world, cityId, connection, arrival } = project;
  const same: Record<string, boolean> = {
    code: foreign !== null || question.sourceRevision === sourceRevision,
    request: isSame(question.request, httpRequest(project)),
    city: question.cityId === cityId,
    connection: question.connection === connection,
    arrival: question.arrival === arrival,
    world: question.world === world || isSame(question.world, world),
  };
  return Object.keys(same).filter((part) => same[part] === false);
}

/** Whether two plain values say the same, in the same order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
