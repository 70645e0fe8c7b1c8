/**
 * `npm run -s bench`: the figures of Halfmilli as JSON on stdout, each beside its budget; what is being done goes to stderr.
 * A missed budget is told, not punished: only a figure that cannot be measured ends it with an error.
 */
import { measureInChromium } from './bench/chromium.ts';
import { compileInNode, compileOrThrow, compilerFor } from './bench/compile-in-node.ts';
import { measureMap } from './bench/map.ts';
import { progress } from './bench/progress.ts';
import { report } from './bench/report.ts';
import { timeSimulator } from './bench/simulator.ts';
import { readSources } from './bench/sources.ts';
import { measureSpeeds } from './bench/speeds.ts';
import { measureTyping } from './bench/typing.ts';
import { readEngineArtifacts } from './engine-artifacts.ts';
import { ensureEngine, ensurePackages } from './setup/build.mjs';

await progress('Assembling the engine', ensureEngine);
await progress('Making the packages', ensurePackages);
const artifacts = await readEngineArtifacts();
const sources = await readSources();
const compiler = await compilerFor(sources);
const hello = compileOrThrow(compiler, sources.hello);
const hundredLines = compileOrThrow(compiler, sources.hundredLines);

const simulator = await progress('Simulating', async () => timeSimulator());
const node = await compileInNode(sources);
const chromium = await measureInChromium(sources, {
  hello,
  helloMarked: compileOrThrow(compiler, sources.helloMarked),
  componentizeJs: node.componentizeJs.component,
  componentizeQjs: node.componentizeQjs.component,
});
const typing = await progress('Typing in the built page', () => measureTyping(sources.hundredLines));
const map = await progress('Drawing the map in the built page', measureMap);
const speeds = await progress('Letting time pass fast in the built page', measureSpeeds);
const figures = report({
  artifacts,
  sources,
  hello,
  hundredLines,
  simulator,
  node,
  chromium,
  typing,
  map,
  speeds,
});
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
