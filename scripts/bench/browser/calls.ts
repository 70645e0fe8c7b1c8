/** What Node asks of the page, and the page of its workers. Samples are means of batches, in microseconds. */
import type { StageTimes } from '../../../worker/protocol/compiler.ts';

export interface CompileTimes {
  /** From posting the source to having the component, as the page sees it. */
  readonly roundTripMs: number;
  readonly stages: StageTimes;
}

/** A component that jco transpiled, served from `folder`. */
export interface JcoComponent {
  readonly folder: string;
  readonly coreModules: readonly string[];
}

/** What is measured together in one worker, batch by batch in turn, so that ratios within a group are fair. */
export type Group = 'alone' | 'besideJco' | 'besidePeers';

export interface FreshInput {
  /** Addresses of core modules that Halfmilli compiled. */
  readonly hello: string;
  /** The same handler with `Date.now()` as its first statement, by which the host sees it reach its first line. */
  readonly helloMarked: string;
  readonly helloThroughJco: JcoComponent;
  readonly markedThroughJco: JcoComponent;
  readonly componentizeJs: JcoComponent;
  readonly componentizeQjs: JcoComponent;
  readonly group: Group;
  readonly rounds: number;
}

export interface FreshSamples {
  readonly clockStepUs: number;
  readonly answer: string;
  readonly samplesUs: Readonly<Record<string, readonly number[]>>;
}

export interface FreshCalls {
  measure: { input: FreshInput; output: FreshSamples };
}

/** The page's global `bench`. */
export interface Bench {
  firstCompile(source: string): Promise<CompileTimes>;
  warmCompiles(sources: readonly string[], each: number): Promise<CompileTimes[][]>;
  fresh(input: FreshInput): Promise<FreshSamples>;
}
