/** The editor's language service in Node, for tests: the same class over the same declarations. */
import { readFile } from 'node:fs/promises';
import { readPackageTypes } from './read-package.ts';
import type { PackageTypes } from '../worker/packages/package-bundle.ts';
import { COMPILER_OPTIONS } from '../src/features/editor/checker/compiler-options.ts';
import { ProjectWorker, type TypeSource } from '../src/features/editor/checker/project-worker.ts';
import type { CompilerOptions } from '../src/features/editor/checker/typescript.ts';

export const FROM_DISK: TypeSource = {
  runtime: async () =>
    JSON.parse(
      await readFile(new URL('../.cache/runtime-types/lib.json', import.meta.url), 'utf8'),
    ) as PackageTypes,
  package: readPackageTypes,
};

export type Texts = Readonly<Record<string, string>>;

export class Project {
  readonly #files = new Map<string, { readonly text: string; readonly version: number }>();
  readonly worker: ProjectWorker;

  constructor(files: Texts, source = FROM_DISK, options: CompilerOptions = {}) {
    this.write(files);
    const getMirrorModels = () =>
      [...this.#files].map(([path, { text, version }]) => ({
        uri: { toString: () => `file:///${path}` },
        version,
        getValue: () => text,
      }));
    this.worker = new ProjectWorker(
      { getMirrorModels },
      { compilerOptions: { ...COMPILER_OPTIONS, ...options } },
      source,
    );
  }

  write(files: Texts): void {
    for (const [path, text] of Object.entries(files))
      this.#files.set(path, { text, version: (this.#files.get(path)?.version ?? 0) + 1 });
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  /** Errors and warnings as `path:line message`. */
  async problems(): Promise<string[]> {
    const findings = Object.entries(await this.worker.check());
    return findings.flatMap(([uri, all]) =>
      all
        .filter(({ kind }) => kind !== 'hint')
        .map(({ start, message }) => `${uri.slice('file:///'.length)}:${this.#line(uri, start)} ${message}`),
    );
  }

  #line(uri: string, offset: number): number {
    const { text = '' } = this.#files.get(uri.slice('file:///'.length)) ?? {};
    return text.slice(0, offset).split('\n').length;
  }
}
