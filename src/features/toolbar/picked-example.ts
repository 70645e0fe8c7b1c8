import type { Project } from '../../../worker/project/project.ts';

interface Choosable {
  readonly title: string;
  readonly project: Project;
}

export interface Picked<Example> {
  /** The example that the project was made from, going by its title. */
  readonly example: Example | null;
  readonly isEdited: boolean;
}

/** Which example the project on the screen is, or once was. */
export function pickedExample<Example extends Choosable>(
  examples: readonly Example[],
  project: Project,
): Picked<Example> {
  const example = examples.find((each) => each.project.title === project.title) ?? null;
  return { example, isEdited: example !== null && !isSameWork(example.project, project) };
}

/** Choosing a city or another of the requests makes nothing new. */
function isSameWork(one: Project, other: Project): boolean {
  return (
    one.entry === other.entry &&
    one.files.length === other.files.length &&
    one.files.every(
      ({ path, text }, at) => path === other.files[at]?.path && text === other.files[at].text,
    ) &&
    JSON.stringify([one.requests, one.world]) === JSON.stringify([other.requests, other.world])
  );
}
