/**
 * How long user code may keep a worker silent. Tests shorten the limits with a query such as
 * `?limits=compile:500,run:300,traffic:300` (milliseconds, 50 to 60,000 each); anything else is ignored.
 */
export interface Limits {
  /** Loading a handler, once the engine is ready. */
  readonly compileMs: number;
  /** One run: the request on every platform and the measurement of its compute. */
  readonly runMs: number;
  /** The longest silence between two frames of live traffic. */
  readonly trafficMs: number;
  /** Added when the worker is new and still has to load. */
  readonly startMs: number;
}

export const DEFAULT_LIMITS: Limits = { compileMs: 2_000, runMs: 1_000, trafficMs: 1_000, startMs: 1_500 };

const KEYS = { compile: 'compileMs', run: 'runMs', traffic: 'trafficMs' } as const;

export function parseLimits(query: string): Limits {
  const limits = { ...DEFAULT_LIMITS };
  for (const entry of (new URLSearchParams(query).get('limits') ?? '').split(',')) {
    const match = /^(compile|run|traffic):(\d{2,5})$/.exec(entry);
    const key = KEYS[match?.[1] as keyof typeof KEYS];
    const limitMs = Number(match?.[2]);
    if (key !== undefined && limitMs >= 50 && limitMs <= 60_000) limits[key] = limitMs;
  }
  return limits;
}
