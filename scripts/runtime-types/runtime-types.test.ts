/** The editor's declarations of the runtime against the guest itself. */
import { expect, test } from 'vitest';
import { Project } from '../check-in-node.ts';
import { examineGuest } from './guest-facts.ts';

const { globals } = await examineGuest();
const functionNames = globals['Function']?.instance ?? [];
const objectNames = globals['Object']?.instance ?? [];

/** What the guest has and the types leave out, and why. */
const UNTYPED: readonly (readonly [RegExp, string])[] = [
  [/^Date\.prototype\.(getYear|setYear|toGMTString)$/, 'only there for old pages'],
  [/^InternalError\b/, 'of this engine alone'],
  [/^Function\.prototype\.(fileName|lineNumber|columnNumber)$/, 'of this engine alone'],
  [/^MessageEvent\.prototype\.ports$/, 'always empty: there are no message ports'],
  [/^WritableStreamDefaultController\.prototype\.abortReason$/, 'of an older standard'],
  [/\.prepareStackTrace$/, 'cannot be set: it would be given the runtime’s own functions'],
];

/** What the types have and the guest has elsewhere, or only sometimes. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^Crypto\.prototype\.subtle$/, 'on the one instance, crypto'],
  [/^Iterator\.prototype\.(next|return|throw)$/, 'on the iterators themselves'],
  [/^(SuppressedError|DOMException)\.prototype\.cause$/, 'declared for every error'],
];

const isListed = (list: typeof UNTYPED, name: string): boolean =>
  list.some(([pattern]) => pattern.test(name));
const isName = (name: string): boolean => /^[A-Za-z$][\w$]*$/.test(name);
const access = (name: string): string => (name.startsWith('[') ? name : `.${name}`);
const isOffered = (name: string): boolean => name.startsWith('[Symbol.') || isName(name);

test('types have all that the guest has', async () => {
  const expressions = Object.entries(globals).flatMap(([name, { statics, parent, instance }]) => {
    const inherited = new Set(['length', 'name', 'prototype', ...(globals[parent ?? '']?.statics ?? [])]);
    const own = statics.filter((each) => isOffered(each) && !inherited.has(each));
    return [
      name,
      ...own.map((each) => name + access(each)),
      ...(instance ?? []).filter(isOffered).map((each) => `${name}.prototype${access(each)}`),
    ];
  });
  const project = new Project({ 'probe.ts': expressions.map((each) => `void ${each};`).join('\n') });
  const lines = (await project.problems()).map((problem) => Number(/:(\d+)/.exec(problem)?.[1]));
  const missing = lines.map((line) => expressions[line - 1] ?? '');
  expect(missing.filter((each) => !isListed(UNTYPED, each))).toEqual([]);
});

test('types have nothing that the guest lacks', async () => {
  const withMembers = Object.entries(globals).filter(([, { statics }]) => statics.length > 0);
  const asked = withMembers.flatMap(([name, { statics, instance }]) => [
    { object: `${name}.`, has: new Set([...statics, ...functionNames, ...objectNames]) },
    ...(instance === null
      ? []
      : [{ object: `${name}.prototype.`, has: new Set([...instance, ...objectNames]) }]),
  ]);
  const project = new Project({ 'probe.ts': asked.map(({ object }) => `${object};\n`).join('') });
  const extra: string[] = [];
  let offset = 0;
  for (const { object, has } of asked) {
    const names = await membersAt(project, offset + object.length);
    extra.push(...names.filter((name) => !has.has(name)).map((name) => object + name));
    offset += object.length + 2;
  }
  expect(extra.filter((each) => !isListed(ELSEWHERE, each))).toEqual([]);
});

test('no global is declared that the guest lacks', async () => {
  const project = new Project({ 'probe.ts': '\n' });
  const names = await membersAt(project, 0);
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !(name in globals))).toEqual([]);
});

/** Names that the editor would offer there, keywords left out. */
async function membersAt(project: Project, offset: number): Promise<string[]> {
  const completions = (await project.worker.getCompletionsAtPosition('file:///probe.ts', offset)) as
    { entries: { name: string; kind: string }[] } | undefined;
  return (completions?.entries ?? []).filter(({ kind }) => kind !== 'keyword').map(({ name }) => name);
}

test('the declarations themselves are sound', async () => {
  const project = new Project({ 'probe.ts': '' }, undefined, { skipLibCheck: false });
  await project.worker.check();
  const service = project.worker.getLanguageService();
  const said = ['lib.d.ts', 'esnext.iterator.d.ts'].flatMap((name) =>
    service.getSemanticDiagnostics(`file:///runtime/${name}`).map(({ messageText }) => messageText),
  );
  expect(said).toEqual([]);
});
