/**
 * What earlier versions of the project document become. Links and stored work both hold them, and both for ever, so
 * nothing here may follow a change of today's defaults.
 */

/**
 * Version 1 had one file: `file` and `source`. What is no version 1 project gives something that the schema refuses.
 */
function upgradeProject1To2(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { file, source, ...rest } = value;
  const path = typeof file === 'string' ? visibleName(file) : file;
  return { ...rest, files: [{ path, text: source }], entry: path };
}

/** What version 3 knows of a world and version 2 did not, as version 2 took it to be. */
const WORLD_OF_VERSION_2 = {
  platforms: ['lambda', 'containers', 'edge'],
  lambda: { provisioned: 0, startsPer10S: 100_000, memoryMb: 1_024 },
  containers: { regions: [], autoscale: null },
  isolates: { concurrency: 1_000, keepAliveS: 900 },
  edge: {
    placement: 'metros',
    instances: 'fresh',
    reuse: { concurrency: 32, idleS: 10 },
    moduleCacheS: null,
    filteredAttackShare: 0.99,
  },
  routing: { policy: 'best', poorShare: 0.2, withoutEcsShare: 0.1 },
  hybrid: { edgeUs: 300 },
  clients: { handshake: 'tcp+tls1.3', initialWindow: 10, lossShare: 0 },
  traffic: { arrivals: 'poisson', diurnal: false, surges: [], trace: [] },
  prices: {
    freeTier: false,
    lambdaArchitecture: 'x86',
    containers: 'lke',
    node: 'dedicated-4gb',
    highAvailability: false,
    edge: 'own',
    edgePerMillionRequests: null,
    edgePerMillionCpuMs: null,
    edgePerGb: null,
    edgePerMonth: null,
  },
  faults: [],
};

/** Version 2 knew three platforms of one kind each, steady traffic, and nothing that goes wrong. */
function upgradeProject2To3(value: unknown): unknown {
  if (!isRecord(value) || !isRecord(value['world'])) return value;
  return { ...value, world: completed(value['world'], WORLD_OF_VERSION_2) };
}

/** What version 4 says of a project and version 3 did not. */
const PROJECT_OF_VERSION_3 = {
  story: '',
  tests: '',
  view: { panels: ['code', 'request', 'waterfall', 'world'], chart: 'lines', platform: 'edge' },
  world: {
    routing: { weights: [], spill: false },
    traffic: { mix: [] },
  },
};

/** Version 3 knew no story, no tests and no view. */
function upgradeProject3To4(value: unknown): unknown {
  return isRecord(value) ? completed(value, PROJECT_OF_VERSION_3) : value;
}

const STEPS = [upgradeProject1To2, upgradeProject2To3, upgradeProject3To4];

/** From the project of a version, 1 to 4, to that of today. */
export function upgradeProject(version: number, value: unknown): unknown {
  return STEPS.slice(version - 1).reduce((project, upgrade) => upgrade(project), value);
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `given`, and what it lacks; in the order of fields that `missing` has them. */
function completed(given: Json, missing: Json): Json {
  const names = new Set([...Object.keys(missing), ...Object.keys(given)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [mine, theirs] = [given[name], missing[name]];
      if (!(name in given)) return [name, theirs];
      return [name, isRecord(mine) && isRecord(theirs) ? completed(mine, theirs) : mine];
    }),
  );
}

/** Version 1 let a name be hidden, such as `.handler.ts` or even `..ts`. */
function visibleName(file: string): string {
  const name = file.replace(/^\.+/, '');
  return name.includes('.') ? name : `handler.${name}`;
}
