import { type Diagnostic, type LanguageService, ts } from './typescript.ts';

/** Something that TypeScript has to say about a place in a file. Plain data: it crosses threads. */
export interface Finding {
  /** `error`: it does not parse. `warning`: its types do not fit, which stops nothing. `hint`: needless or deprecated. */
  readonly kind: 'error' | 'warning' | 'hint';
  readonly code: number;
  readonly message: string;
  /** In UTF-16 units from the start of the file. */
  readonly start: number;
  readonly length: number;
  readonly isUnnecessary: boolean;
  readonly isDeprecated: boolean;
}

export function findingsOf(service: LanguageService, uri: string): Finding[] {
  return [
    ...service.getSyntacticDiagnostics(uri).map((diagnostic) => finding('error', diagnostic)),
    ...service.getSemanticDiagnostics(uri).map((diagnostic) => finding('warning', diagnostic)),
    ...service
      .getSuggestionDiagnostics(uri)
      .map((diagnostic) => finding('hint', diagnostic))
      .filter(({ isUnnecessary, isDeprecated }) => isUnnecessary || isDeprecated),
  ];
}

/** On other libraries or packages to install, of which neither can be had here. */
const ADVICE = / (Do you need to (change|install)|Try changing the 'lib') [^]*$/;

const finding = (kind: Finding['kind'], diagnostic: Diagnostic): Finding => ({
  kind,
  code: diagnostic.code,
  message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').replace(ADVICE, ''),
  start: diagnostic.start ?? 0,
  length: diagnostic.length ?? 1,
  isUnnecessary: diagnostic.reportsUnnecessary !== undefined,
  isDeprecated: diagnostic.reportsDeprecated !== undefined,
});
