import { useEffect, useState } from 'react';
import { useAppState, useSession } from '../../state/hooks.ts';
import './embed.css';

/** All there is of a toolbar in an article: what this is, Run, and the way to the whole page with what is shown here. */
export function EmbedBar() {
  const title = useAppState((state) => state.project.title);
  const sendRequest = useAppState((state) => state.sendRequest);
  const kind = useAppState((state) => state.run.kind);
  const isRunning = kind === 'running';
  useEffect(() => {
    if (kind === 'done' || kind === 'failed') bringIntoView();
  }, [kind]);
  return (
    <header className="embed-bar">
      <h1>{title}</h1>
      <button type="button" className="primary" aria-disabled={isRunning} onClick={() => void sendRequest()}>
        {isRunning ? 'Running…' : 'Run here'}
      </button>
      <OpenWhole />
    </header>
  );
}

/** In a low frame the answer would come where nobody sees it. */
function bringIntoView(): void {
  const shown = [...document.querySelectorAll('.request-panel, .waterfall-panel')].find(
    (panel) => panel.getClientRects().length > 0,
  );
  shown?.scrollIntoView({ block: 'nearest' });
}

function OpenWhole() {
  const { page } = useSession();
  const project = useAppState((state) => state.project);
  const [hash, setHash] = useState('');
  useEffect(() => {
    let isCurrent = true;
    const make = async () => {
      const { encodeLink } = await import('../../../worker/project/link.ts');
      const link = encodeLink(project);
      if (isCurrent && link.ok) setHash(link.value);
    };
    void make();
    return () => {
      isCurrent = false;
    };
  }, [project]);
  return (
    <a href={page.address + hash} target="_blank" rel="noopener">
      Open in Halfmilli
    </a>
  );
}
