import { baseName, fileKind } from '../../../worker/project/file-path.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ts: 'TS',
  js: 'JS',
  mjs: 'JS',
  json: '{}',
  html: '<>',
  xml: '<>',
  svg: '<>',
  css: '#',
  md: 'M',
  csv: '▦',
  tsv: '▦',
  sql: '▤',
};

/** What a file is, in two letters that need no colour. */
export function FileIcon({ path }: { readonly path: string }) {
  const name = baseName(path);
  const sign = SIGNS[name.slice(name.lastIndexOf('.') + 1)] ?? '≡';
  return (
    <span className="file-icon" data-kind={fileKind(path)} aria-hidden="true">
      {sign}
    </span>
  );
}

export function FolderIcon({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <svg className="folder-icon" data-open={isOpen} viewBox="0 0 16 16" aria-hidden="true">
      <path d="M6 3.5 10.5 8 6 12.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}
