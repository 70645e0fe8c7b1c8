/** The declarations that the runtime's are taken from: all of the language's, the Web's for workers, and ours. */
import { readFileSync } from 'node:fs';
import { LIBRARY_TEXTS } from '../../src/features/editor/checker/library-texts.ts';
import { ES_NEXT, type SourceFile, ts } from '../../src/features/editor/checker/typescript.ts';

export interface Library {
  readonly origin: 'language' | 'web' | 'ours';
  readonly file: SourceFile;
}

const WEB = ['webworker', 'webworker.iterable', 'webworker.asynciterable'];
/** Their syntax is not among what the compiler strips. */
const LEFT_OUT = /^(esnext\.)?decorators(\.legacy)?$/;
const OURS = ['newer-language', 'newer-web', 'handler-api'];

export function readLibraries(): Library[] {
  return [
    ...referencedBy('esnext').map((name) => library('language', name, textOf(name))),
    ...WEB.map((name) => library('web', name, textOf(name))),
    ...OURS.map((name) =>
      library('ours', name, readFileSync(new URL(`${name}.d.ts`, import.meta.url), 'utf8')),
    ),
  ];
}

const library = (origin: Library['origin'], name: string, text: string): Library => ({
  origin,
  file: ts.createSourceFile(`${name}.d.ts`, text, ES_NEXT, true),
});

const textOf = (name: string): string => LIBRARY_TEXTS[`lib.${name}.d.ts`] ?? '';

/** The names of a library and of those it refers to, which come first. */
function referencedBy(name: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(name) || LEFT_OUT.test(name)) return [];
  seen.add(name);
  const references = [...textOf(name).matchAll(/^\/\/\/ <reference lib="(.*)" \/>/gm)];
  return [...references.flatMap(([, reference = '']) => referencedBy(reference, seen)), name];
}
