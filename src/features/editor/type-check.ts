import { getTypeScriptWorker } from 'monaco-editor/languages/features/typescript/register.js';
import type { TypeWarning } from '../../state/app-state.ts';
import type { Finding } from './checker/findings.ts';
import { monaco } from './monaco.ts';

/** What our worker offers beyond Monaco's. */
interface Checker {
  check(): Promise<Readonly<Record<string, readonly Finding[]>>>;
}

const MARKER_OWNER = 'typescript';
const QUIET_MS = 400;

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Hint,
} as const;

/**
 * Checks all files of the project together, a moment after any of them has changed, and marks what it finds. The work is
 * done in Monaco's TypeScript worker.
 */
export class TypeCheck {
  readonly #onChecked: (warnings: readonly TypeWarning[]) => void;
  readonly #subscriptions: monaco.IDisposable[];
  #timer = 0;
  #isUnderWay = false;
  #isAskedAgain = false;

  constructor(onChecked: (warnings: readonly TypeWarning[]) => void) {
    this.#onChecked = onChecked;
    this.#subscriptions = [
      monaco.editor.onDidCreateModel((model) => this.#watch(model)),
      monaco.editor.onWillDisposeModel(() => this.#schedule()),
    ];
    for (const model of monaco.editor.getModels()) this.#watch(model);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #watch(model: monaco.editor.ITextModel): void {
    if (!isOfProject(model)) return;
    this.#subscriptions.push(model.onDidChangeContent(() => this.#schedule()));
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#check(), QUIET_MS);
  }

  async #check(): Promise<void> {
    this.#isAskedAgain = this.#isUnderWay;
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    const models = monaco.editor.getModels().filter(isOfProject);
    const versions = models.map((model) => model.getVersionId());
    const findings = await findingsIn(models).catch(() => null);
    this.#isUnderWay = false;
    const isCurrent = models.every(
      (model, index) => !model.isDisposed() && model.getVersionId() === versions[index],
    );
    if (findings === null || this.#isAskedAgain) return this.#schedule();
    if (isCurrent) this.#show(models, findings);
  }

  #show(
    models: readonly monaco.editor.ITextModel[],
    findings: Readonly<Record<string, readonly Finding[]>>,
  ): void {
    const warnings = models.flatMap((model) => {
      const here = findings[model.uri.toString(true)] ?? [];
      monaco.editor.setModelMarkers(
        model,
        MARKER_OWNER,
        here.map((finding) => markerOf(model, finding)),
      );
      return here.filter(({ kind }) => kind === 'warning').map((finding) => warningOf(model, finding));
    });
    this.#onChecked(warnings);
  }
}

const isOfProject = ({ uri }: monaco.editor.ITextModel): boolean => uri.scheme === 'file';

/** Rejects while Monaco has not set up the language yet. */
async function findingsIn(
  models: readonly monaco.editor.ITextModel[],
): Promise<Readonly<Record<string, readonly Finding[]>>> {
  const workerFor = await getTypeScriptWorker();
  const worker = await workerFor(...models.map(({ uri }) => uri));
  return (worker as unknown as Checker).check();
}

function markerOf(model: monaco.editor.ITextModel, finding: Finding): monaco.editor.IMarkerData {
  const [start, end] = [finding.start, finding.start + finding.length].map((offset) =>
    model.getPositionAt(offset),
  );
  const tags = [
    ...(finding.isUnnecessary ? [monaco.MarkerTag.Unnecessary] : []),
    ...(finding.isDeprecated ? [monaco.MarkerTag.Deprecated] : []),
  ];
  return {
    severity: SEVERITIES[finding.kind],
    message: finding.message,
    code: String(finding.code),
    tags,
    startLineNumber: start?.lineNumber ?? 1,
    startColumn: start?.column ?? 1,
    endLineNumber: end?.lineNumber ?? 1,
    endColumn: end?.column ?? 1,
  };
}

function warningOf(model: monaco.editor.ITextModel, { start, message }: Finding): TypeWarning {
  const { lineNumber, column } = model.getPositionAt(start);
  return { message, location: { file: model.uri.path.slice(1), line: lineNumber, column } };
}
