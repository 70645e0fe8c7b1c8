import { monaco } from './monaco.ts';

/** The editor wears the page's colours, so that it reads as part of the instrument. */
export function defineThemes(): void {
  monaco.editor.defineTheme('halfmilli-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '8b95a5' },
      { token: 'keyword', foreground: 'c9a4f0' },
      { token: 'string', foreground: '9fd8a4' },
      { token: 'number', foreground: 'f2c572' },
      { token: 'type', foreground: '7cc4f0' },
    ],
    colors: {
      'editor.background': '#12161d',
      'editor.foreground': '#e3e8ef',
      'editorLineNumber.foreground': '#6a7484',
      'editorLineNumber.activeForeground': '#c3cad5',
      'editor.lineHighlightBackground': '#1a2029',
      'editor.lineHighlightBorder': '#00000000',
      'editorGutter.background': '#12161d',
      'editorWidget.background': '#1a2029',
    },
  });
  monaco.editor.defineTheme('halfmilli-light', {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '667080' },
      { token: 'keyword', foreground: '7030a8' },
      { token: 'string', foreground: '1c6b32' },
      { token: 'number', foreground: '8a5200' },
      { token: 'type', foreground: '0b5c99' },
    ],
    colors: {
      'editor.background': '#ffffff',
      'editor.foreground': '#1a202a',
      'editorLineNumber.foreground': '#7b8594',
      'editorLineNumber.activeForeground': '#303947',
      'editor.lineHighlightBackground': '#f3f5f8',
      'editor.lineHighlightBorder': '#00000000',
    },
  });
}
