import { useState } from 'react';
import type { AppState } from '../../state/app-state.ts';
import { useSession } from '../../state/hooks.ts';
import { toCsv, toMarkdown } from './export-table.ts';
import { notesOf } from './notes.ts';
import type { Comparison } from './use-comparison.ts';
import { useKinds } from './use-kinds.ts';

type Told = '' | 'Copied' | 'The browser did not allow to copy';

/** All columns as text, and each kind of request. */
export function CopyTable({ comparison }: { readonly comparison: Comparison }) {
  const { store, page } = useSession();
  const kinds = useKinds();
  const [told, setTold] = useState<Told>('');
  const copy = async (write: typeof toMarkdown) => {
    const state = store.getState();
    const text = write({
      ...comparison,
      kinds,
      title: titleOf(state),
      notes: notesOf(state, comparison, kinds),
    });
    setTold((await page.copyText(text)) ? 'Copied' : 'The browser did not allow to copy');
  };
  const isEmpty = comparison.rows.every(({ figures }) => figures === null);
  return (
    <span className="copy-table">
      <span className="quiet" role="status">
        {told}
      </span>
      <button type="button" className="quiet-button" disabled={isEmpty} onClick={() => void copy(toMarkdown)}>
        Copy Markdown
      </button>
      <button type="button" className="quiet-button" disabled={isEmpty} onClick={() => void copy(toCsv)}>
        Copy CSV
      </button>
    </span>
  );
}

function titleOf({ project, foreign }: AppState): string {
  return `${foreign?.name ?? project.title}: platforms compared by Halfmilli`;
}
