import type { Job } from '../program/answer.ts';

/** Somewhere that the program runs: each answer is a JSON text. */
export interface World {
  readonly name: string;
  ask(job: Job): Promise<readonly string[]>;
  close(): Promise<void>;
}
