/** What a worker may take to load its own parts, which no user code can prolong. */
export const LOAD_LIMIT_MS = 30_000;

/**
 * How long user code may keep a worker silent. Tests shorten the limits with a query such as
 * `?limits=compile:500,run:300,traffic:300,read:900` (milliseconds, 50 to 60,000 each); anything else is ignored.
 */
export interface Limits {
  /** Loading a handler, once the engine is ready. */
  readonly compileMs: number;
  /** The handler, each time it is entered. */
  readonly runMs: number;
  /** The handler in live traffic: the longest silence of the simulator. */
  readonly trafficMs: number;
  /** Reading a component that was made elsewhere, once jco is loaded. */
  readonly readMs: number;
}

export const DEFAULT_LIMITS: Limits = { compileMs: 2_000, runMs: 1_000, trafficMs: 1_000, readMs: 20_000 };

const KEYS = { compile: 'compileMs', run: 'runMs', traffic: 'trafficMs', read: 'readMs' } as const;

export function parseLimits(query: string): Limits {
  const limits = { ...DEFAULT_LIMITS };
  for (const entry of (new URLSearchParams(query).get('limits') ?? '').split(',')) {
    const match = /^(compile|run|traffic|read):(\d{2,5})$/.exec(entry);
    const key = KEYS[match?.[1] as keyof typeof KEYS];
    const limitMs = Number(match?.[2]);
    if (key !== undefined && limitMs >= 50 && limitMs <= 60_000) limits[key] = limitMs;
  }
  return limits;
}
