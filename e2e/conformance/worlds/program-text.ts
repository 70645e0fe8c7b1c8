/** The one text that every world runs: answering, and all cases as they are written. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { TOOLKIT } from '../program/toolkit.ts';
import { CASES } from '../groups.ts';

const TOOLS: Readonly<Record<keyof typeof TOOLKIT, true>> = {
  thrown: true,
  nameOf: true,
  hex: true,
  utf8: true,
  bytes: true,
  later: true,
  ticks: true,
  streamOf: true,
  drain: true,
  readAll: true,
};

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../program/answer.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'program',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/** A module that exports `answer(job)`, and a handler whose requests are jobs. */
export async function programText(): Promise<string> {
  const tools = Object.keys(TOOLS).join(', ');
  const cases = [...CASES].map(
    ([id, source]) => `${JSON.stringify(id)}: async ({ ${tools} }) => {{\n${source}\n}}`,
  );
  return `${await bundle()}
const cases = {\n${cases.join(',\n')}\n};
export const answer = (job) => program.answer(cases, job);
export default {
  async fetch(request) {
    return new Response(JSON.stringify(await answer(await request.json())), { headers: { 'content-type': 'application/json' } });
  },
};
`;
}
