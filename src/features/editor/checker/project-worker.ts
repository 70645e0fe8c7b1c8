/**
 * The language service for a project: its files as the editor mirrors them, the declarations of this runtime, and those
 * of the packages that the project imports, which are loaded when they are first needed.
 */
import { TypeScriptWorker } from 'monaco-editor/languages/features/typescript/tsWorker.js';
import type { PackageTypes } from '../../../../worker/packages/package-bundle.ts';
import { type PackageName, packageOf } from '../../../../worker/packages/packages.ts';
import { type Finding, findingsOf } from './findings.ts';
import { type LanguageService, ts } from './typescript.ts';

/** Where declarations come from; both reject when they cannot be had. */
export interface TypeSource {
  runtime(): Promise<PackageTypes>;
  package(name: PackageName): Promise<PackageTypes>;
}

interface MirrorModel {
  readonly uri: { toString(skipEncoding?: boolean): string };
  readonly version: number;
  getValue(): string;
}

export interface WorkerContext {
  getMirrorModels(): readonly MirrorModel[];
}

/** What we use of Monaco's class, whose methods are the host of its language service. */
interface MonacoWorker {
  getLanguageService(): LanguageService;
  _getScriptText(uri: string): string | undefined;
  getScriptKind(uri: string): number;
  getQuickInfoAtPosition(uri: string, offset: number): Promise<unknown>;
  getCompletionsAtPosition(uri: string, offset: number): Promise<unknown>;
}
type MonacoWorkerClass = new (context: WorkerContext, createData: object) => MonacoWorker;

const RUNTIME = 'file:///runtime/';
const CODE = /\.[cm]?[jt]s$/;
const JSON_FILE = /\.json$/;
/** Where TypeScript looks for the declarations of `page.html`: in `page.d.html.ts`. */
const TEXT_DECLARATION = /^(.*)\.d\.([^./]+)\.ts$/;
const TEXT_MODULE = 'declare const text: string;\nexport default text;\n';

export class ProjectWorker extends (TypeScriptWorker as MonacoWorkerClass) {
  readonly #context: WorkerContext;
  readonly #source: TypeSource;
  /** The project's files by URI, as they were when the language service last asked for the list. */
  #models = new Map<string, MirrorModel>();
  /** Texts by URI. */
  readonly #declarations = new Map<string, string>();
  /** By package, or null for the runtime: its declarations on their way. */
  readonly #loading = new Map<PackageName | null, Promise<void>>();
  /** Which files there were when imports were last resolved. */
  #resolvedAmong = '';
  #isResolvedAnew = false;

  constructor(context: WorkerContext, createData: object, source: TypeSource) {
    super(context, createData);
    this.#context = context;
    this.#source = source;
  }

  /** What there is to say about each file of the project's code, by URI. */
  async check(): Promise<Readonly<Record<string, readonly Finding[]>>> {
    await this.#prepare();
    const service = this.getLanguageService();
    return Object.fromEntries(this.getScriptFileNames().map((uri) => [uri, findingsOf(service, uri)]));
  }

  override async getQuickInfoAtPosition(uri: string, offset: number): Promise<unknown> {
    await this.#prepare();
    return super.getQuickInfoAtPosition(uri, offset);
  }

  override async getCompletionsAtPosition(uri: string, offset: number): Promise<unknown> {
    await this.#prepare();
    return super.getCompletionsAtPosition(uri, offset);
  }

  // What follows is asked by the language service, which starts each of its answers with the list of files.

  getScriptFileNames(): string[] {
    this.#models = new Map(this.#context.getMirrorModels().map((model) => [model.uri.toString(true), model]));
    return [...this.#models.keys()].filter((uri) => CODE.test(uri));
  }

  getScriptVersion(uri: string): string {
    return this.#models.get(uri)?.version.toString() ?? '1';
  }

  override _getScriptText(uri: string): string | undefined {
    return this.#models.get(uri)?.getValue() ?? this.#declarations.get(uri) ?? this.#textModule(uri);
  }

  override getScriptKind(uri: string): number {
    return JSON_FILE.test(uri) ? ts.ScriptKind.JSON : super.getScriptKind(uri);
  }

  getDefaultLibFileName(): string {
    return `${RUNTIME}lib.d.ts`;
  }

  /** Called without `this`. */
  readonly hasInvalidatedResolutions = (): boolean => this.#isResolvedAnew;

  /** Of a text file that exists: it is imported as a string. */
  #textModule(uri: string): string | undefined {
    const [, base, ending] = TEXT_DECLARATION.exec(uri) ?? [];
    const file = `${base}.${ending}`;
    return this.#models.has(file) && !JSON_FILE.test(file) && !CODE.test(file) ? TEXT_MODULE : undefined;
  }

  /** Gets the declarations that the project needs. What cannot be had now is tried again next time. */
  async #prepare(): Promise<void> {
    const imported = this.getScriptFileNames().flatMap((uri) =>
      importedPackages(this._getScriptText(uri) ?? ''),
    );
    await Promise.allSettled([...new Set([null, ...imported])].map((name) => this.#load(name)));
    const among = [...this.#models.keys(), ...this.#loading.keys()].join('\n');
    this.#isResolvedAnew = among !== this.#resolvedAmong;
    this.#resolvedAmong = among;
    this.getLanguageService().getProgram();
    this.#isResolvedAnew = false;
  }

  #load(name: PackageName | null): Promise<void> {
    const before = this.#loading.get(name);
    if (before !== undefined) return before;
    const loading = this.#add(name).catch((error: unknown) => {
      this.#loading.delete(name);
      throw error;
    });
    this.#loading.set(name, loading);
    return loading;
  }

  async #add(name: PackageName | null): Promise<void> {
    const { files } = await (name === null ? this.#source.runtime() : this.#source.package(name));
    const folder = name === null ? RUNTIME : `file:///node_modules/${name}/`;
    for (const [path, text] of Object.entries(files)) this.#declarations.set(folder + path, text);
  }
}

const importedPackages = (text: string): PackageName[] =>
  ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => packageOf(fileName)?.name ?? []);
