/** What has to be seen before lines can be judged: each run and each traffic once, whatever lines are about them. */
import type { City } from '../../protocol/places.ts';
import type { TestedProject, TestTrouble } from '../../protocol/tests.ts';
import { type Assertion, isTrafficClaim, type TestLine } from './assertion.ts';
import type { RunQuestion } from './evidence.ts';
import { parseTests } from './parse.ts';

/** An assertion whose names have been found. `cityId` null: the whole world's traffic. */
export interface Resolved extends Assertion {
  readonly requestIndex: number;
  readonly cityId: string | null;
}

export type PlannedLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'undecided'; readonly trouble: TestTrouble }
  | { readonly kind: 'judge'; readonly resolved: Resolved };

export interface TrafficQuestion {
  readonly request: number;
  /** Whose latencies are wanted apart. */
  readonly cityIds: readonly string[];
}

export interface TestPlan {
  readonly lines: readonly PlannedLine[];
  readonly runs: readonly RunQuestion[];
  readonly traffic: readonly TrafficQuestion[];
}

export function planTests(project: TestedProject, cities: readonly City[]): TestPlan {
  const lines = parseTests(project.tests).map((line) => planLine(line, project, cities));
  const resolved = lines.flatMap((line) => (line.kind === 'judge' ? [line.resolved] : []));
  const runs = new Map(
    resolved
      .filter(({ claim }) => !isTrafficClaim(claim) && claim.kind !== 'imports')
      .map((each) => runQuestion(each, project))
      .map((question) => [keyOf(question), question]),
  );
  return { lines, runs: [...runs.values()], traffic: trafficQuestions(resolved) };
}

export const keyOf = ({ request, cityId, connection, arrival }: RunQuestion): string =>
  JSON.stringify([request, cityId, connection, arrival]);

export function runQuestion({ requestIndex, cityId, where }: Resolved, project: TestedProject): RunQuestion {
  return {
    request: requestIndex,
    cityId: cityId ?? project.cityId,
    connection: where.connection ?? project.connection,
    arrival: where.arrival ?? project.arrival,
  };
}

function trafficQuestions(resolved: readonly Resolved[]): readonly TrafficQuestion[] {
  const cityIds = new Map<number, Set<string>>();
  for (const { claim, requestIndex, cityId } of resolved) {
    if (!isTrafficClaim(claim)) continue;
    const known = cityIds.get(requestIndex) ?? new Set();
    cityIds.set(requestIndex, cityId === null ? known : known.add(cityId));
  }
  return [...cityIds].map(([request, ids]) => ({ request, cityIds: [...ids] }));
}

function planLine(line: TestLine, project: TestedProject, cities: readonly City[]): PlannedLine {
  if (line.kind === 'blank') return line;
  if (line.kind === 'unreadable') return undecided({ kind: 'test-unreadable', ...line.problem });
  const { assertion } = line;
  const { request, where } = assertion;
  const names = project.requests.map(({ name }) => name);
  const requestIndex = request === null ? 0 : names.indexOf(request);
  if (request !== null && requestIndex < 0)
    return undecided({ kind: 'test-request-unknown', name: request, names });
  const { platforms } = project.world;
  if (where.platform !== null && !platforms.includes(where.platform))
    return undecided({ kind: 'test-platform-absent', platform: where.platform, platforms });
  const cityId = where.city === null ? null : findCity(where.city, cities);
  if (cityId === undefined) return undecided({ kind: 'test-city-unknown', name: where.city ?? '' });
  return { kind: 'judge', resolved: { ...assertion, requestIndex, cityId } };
}

const undecided = (trouble: TestTrouble): PlannedLine => ({ kind: 'undecided', trouble });

/** By id, by name, or by name and country such as `London, GB`; of several with that name the largest. */
function findCity(written: string, cities: readonly City[]): string | undefined {
  const wanted = plain(written);
  const byId = cities.find(({ id }) => id === wanted);
  if (byId !== undefined) return byId.id;
  const named = cities.filter(({ name, country }) =>
    [plain(name), plain(`${name}, ${country}`)].includes(wanted),
  );
  return named.toSorted((a, b) => b.population - a.population)[0]?.id;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
