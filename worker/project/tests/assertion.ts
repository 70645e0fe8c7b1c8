/** Project tests as data: what a line of `project.tests` says. The language is told in docs/tests.md. */
import type { TestProblem } from '../../protocol/tests.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';

/** Under which circumstances a line is to hold. Null: as the project has it, on every platform of its world. */
export interface Where {
  readonly platform: PlatformId | null;
  /** As it was written: the id of a city, or its name. */
  readonly city: string | null;
  readonly connection: 'new' | 'reused' | null;
  readonly arrival: 'cold' | 'warm' | null;
}

export type Order = 'is' | 'is not' | '<' | '<=' | '>' | '>=';

/** What a text, or a value of a JSON body, is held against. `negated`: it must not be so. */
export type Comparison =
  | { readonly kind: 'equals'; readonly negated: boolean; readonly value: Value }
  | { readonly kind: 'contains'; readonly negated: boolean; readonly text: string }
  | {
      readonly kind: 'matches';
      readonly negated: boolean;
      readonly pattern: string;
      readonly flags: string;
    }
  | { readonly kind: 'orders'; readonly order: '<' | '<=' | '>' | '>='; readonly value: number }
  /** `negated`: it is missing. */
  | { readonly kind: 'exists'; readonly negated: boolean }
  | { readonly kind: 'empty'; readonly negated: boolean };

export type Value = string | number | boolean | null;

/** Into a JSON body: names of fields and positions in lists. */
export type JsonPath = readonly (string | number)[];

/** `class`: all statuses that begin with this digit. */
export type StatusClaim =
  | { readonly kind: 'status'; readonly order: Order; readonly status: number }
  | { readonly kind: 'status-class'; readonly negated: boolean; readonly hundreds: number };

export type AnswerClaim =
  | StatusClaim
  | { readonly kind: 'header'; readonly name: string; readonly comparison: Comparison }
  | { readonly kind: 'body'; readonly path: JsonPath | null; readonly comparison: Comparison }
  | { readonly kind: 'duration'; readonly of: 'latency' | 'ttfb'; readonly order: Order; readonly us: number }
  /** `host` null: any. `*.` in front stands for any name before it. */
  | { readonly kind: 'calls'; readonly host: string | null; readonly order: Order; readonly count: number }
  | { readonly kind: 'uses-no-random' }
  | { readonly kind: 'prints'; readonly level: 'warn' | 'error' | null }
  | { readonly kind: 'imports'; readonly negated: boolean; readonly name: string };

export type TrafficClaim =
  /** `percent` null: the mean. */
  | {
      readonly kind: 'percentile';
      readonly percent: number | null;
      readonly order: Order;
      readonly us: number;
    }
  | {
      readonly kind: 'counted';
      readonly of: 'cold starts' | 'errors';
      readonly order: Order;
      /** Of the requests served (cold starts) or sent (errors), 0 to 1; or how many. */
      readonly limit: { readonly kind: 'share' | 'count'; readonly value: number };
    };

export type Claim = AnswerClaim | TrafficClaim;

export interface Assertion {
  /** Of a saved request; null: the project's first. */
  readonly request: string | null;
  readonly claim: Claim;
  readonly where: Where;
}

export type TestLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'unreadable'; readonly problem: TestProblem };

export const isTrafficClaim = (claim: Claim): claim is TrafficClaim =>
  claim.kind === 'percentile' || claim.kind === 'counted';
