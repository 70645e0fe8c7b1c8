import type { AppState } from '../../../state/app-state.ts';
import { isSame } from '../../../state/changes-since.ts';
import { testedOf } from '../../../state/slices/tests.ts';

/** What is different from when the tests ran, named for a reader; empty while their results still hold. */
export function changesSinceTests({ testRun, project, sourceRevision, foreign }: AppState): string {
  const tested = testedOf(testRun);
  if (tested === null) return '';
  const before = tested.project;
  const same: Record<string, boolean> = {
    code: foreign !== null || tested.sourceRevision === sourceRevision,
    requests: isSame(before.requests, project.requests),
    city: before.cityId === project.cityId,
    connection: before.connection === project.connection,
    arrival: before.arrival === project.arrival,
    world: before.world === project.world || isSame(before.world, project.world),
  };
  return Object.keys(same)
    .filter((part) => same[part] === false)
    .join(', ');
}
