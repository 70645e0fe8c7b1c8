/** What `simulate` is given: a scenario, a project as JSON, or a share link. */
import { type Scenario, readScenario } from '../worker/model/scenario.ts';
import { decodeLink } from '../worker/project/link.ts';
import { type Project, projectSchema, type SavedRequest } from '../worker/project/project.ts';
import type { Result } from '../worker/protocol/result.ts';
import type { TestedProject } from '../worker/protocol/tests.ts';
import { describeFailure } from '../src/state/describe-failure.ts';
import type { DiskProject } from './read-project.ts';

export interface Subject {
  /** Of the file; what paths in it are relative to. */
  readonly name: string;
  readonly scenario: Scenario;
  /** Null: as `scenario.component` says, on disk, if at all. */
  readonly code: DiskProject | null;
  /** Null: there are no tests. */
  readonly tested: TestedProject | null;
}

/** Failures are lines for the reader. */
type Read = Result<Subject, readonly string[]>;

export function subjectOfJson(name: string, json: unknown): Read {
  if (!isProject(json)) return subjectOfScenario(name, json);
  const project = projectSchema.safeParse(json);
  if (project.success) return subjectOfProject(name, project.data);
  return {
    ok: false,
    failure: project.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`),
  };
}

/** `text`: an address, or its hash alone. */
export function subjectOfLink(text: string): Read {
  const decoded = decodeLink(text.slice(Math.max(0, text.indexOf('#'))));
  if (decoded.ok) return subjectOfProject('the link', decoded.value);
  const { title, detail } = describeFailure(decoded.failure);
  return { ok: false, failure: [`  ${title}: ${detail}`] };
}

const isProject = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'files' in json && 'entry' in json;

/** Of a scenario's only request, which has no name. */
const FROM = { cityId: 'london', connection: 'new', arrival: 'cold' } as const;

function subjectOfScenario(name: string, json: unknown): Read {
  const scenario = readScenario(json);
  if (!scenario.ok)
    return { ok: false, failure: scenario.failure.map(({ path, message }) => `  ${path}: ${message}`) };
  const { component, tests, world, filledIn, kinds } = scenario.value;
  const handlerUs = filledIn.handlerUs ? 'measured' : world.compute.handlerUs;
  const tested = component !== null &&
    tests !== '' && {
      tests,
      world: { ...world, compute: { ...world.compute, handlerUs } },
      requests:
        kinds.length === 0
          ? [{ name: '', ...component.request }]
          : kinds.map(({ name: kindName, request }) => ({
              name: kindName,
              ...(request ?? component.request),
            })),
      ...FROM,
    };
  return { ok: true, value: { name, scenario: scenario.value, code: null, tested: tested || null } };
}

/** Clients send the request that Run would, or the kinds of the project's mix. */
function subjectOfProject(name: string, project: Project): Read {
  const { world, files, entry, requests, selectedRequest, tests } = project;
  const { mix } = world.traffic;
  const scenario = readScenario({ world: { ...world, traffic: { ...world.traffic, mix: [] } } });
  if (!scenario.ok)
    return { ok: false, failure: scenario.failure.map(({ path, message }) => `  ${path}: ${message}`) };
  const sent = (index: number): SavedRequest => {
    const request = requests[index];
    if (request === undefined) throw new Error('the schema lets no project send what it has not');
    return request;
  };
  const { name: _, ...request } = sent(selectedRequest);
  const { handler, filledIn } = scenario.value;
  const kinds = mix.map(({ request: index, share }) => {
    const { name: kindName, ...kindRequest } = sent(index);
    return { name: kindName, share, request: kindRequest, handler, isComputeStated: !filledIn.handlerUs };
  });
  return {
    ok: true,
    value: {
      name,
      scenario: {
        ...scenario.value,
        world: { ...scenario.value.world, traffic: world.traffic },
        component: { file: entry, request },
        kinds,
      },
      code: { entryPath: entry, input: { files, entry } },
      tested: tests.trim() === '' ? null : project,
    },
  };
}
