import { useEffect, useState } from 'react';
import { useAppState, useSession } from '../../state/hooks.ts';
import './embed.css';

/** All there is of a toolbar in an article: what this is, Run, and the way to the whole page with what is shown here. */
export function EmbedBar() {
  const title = useAppState((state) => state.project.title);
  const sendRequest = useAppState((state) => state.sendRequest);
  const isRunning = useAppState((state) => state.run.kind === 'running');
  return (
    <header className="embed-bar">
      <h1>{title}</h1>
      <button type="button" className="primary" disabled={isRunning} onClick={() => void sendRequest()}>
        {isRunning ? 'Running…' : 'Run here'}
      </button>
      <OpenWhole />
    </header>
  );
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
