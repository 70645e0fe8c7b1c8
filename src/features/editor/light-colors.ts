import { defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';

const KEYWORD = 'light-dark(#7030a8, #c9a4f0)';
const TYPE = 'light-dark(#0b5c99, #7cc4f0)';

/** For the colours of CodeMirror's own style, which know only white paper. What is not here is ink. */
const COLORS: Readonly<Record<string, string>> = {
  '#708': KEYWORD,
  '#219': KEYWORD,
  '#164': 'light-dark(#8a5200, #f2c572)',
  '#a11': 'var(--good)',
  '#e40': 'var(--good)',
  '#085': TYPE,
  '#167': TYPE,
  '#940': 'light-dark(#667080, #8b95a5)',
};

const words = HighlightStyle.define(
  defaultHighlightStyle.specs.map(({ tag, color }) => ({
    tag,
    color: COLORS[String(color)] ?? 'inherit',
  })),
);

/** The page's colours, as `editor-themes.ts` gives them to Monaco. */
export const lightColors = [
  syntaxHighlighting(words),
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--ink)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.45' },
    '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
    '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--ink-quiet)', border: '0' },
    '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--raised) 60%, transparent)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'color-mix(in srgb, var(--focus) 35%, transparent) !important',
    },
    '.light-problem-line': { backgroundColor: 'var(--error-paper) !important' },
    '.light-problem': { textDecoration: 'underline wavy var(--error)', textUnderlineOffset: '0.2em' },
  }),
];
