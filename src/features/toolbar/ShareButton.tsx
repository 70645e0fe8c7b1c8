import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { encodeLink } from '../../../worker/project/link.ts';
import type { ProjectFailure } from '../../../worker/protocol/failure.ts';
import { useSession } from '../../state/hooks.ts';
import { formatCount } from '../../ui/quantities.ts';
import { FailureNote } from '../FailureNote.tsx';

/** Where common places cut or refuse addresses. */
const CHAT_LIMIT = 2_000;

/** One click makes the link and copies it. It holds everything, so nothing leaves the browser until the reader sends it. */
export function ShareButton() {
  const { store, page } = useSession();
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [link, setLink] = useState('');
  const [failure, setFailure] = useState<ProjectFailure | null>(null);
  const [copied, setCopied] = useState<Copied>('no');
  const copy = useCallback(
    async (text: string) => setCopied((await page.copyText(text)) ? 'yes' : 'refused'),
    [page],
  );

  useEffect(() => {
    const element = popover.current;
    const prepare = (event: ToggleEvent) => {
      if (event.newState !== 'open') return;
      const encoded = encodeLink(store.getState().project);
      setCopied('no');
      setFailure(encoded.ok ? null : encoded.failure);
      if (!encoded.ok) return;
      const made = page.address + encoded.value;
      setLink(made);
      void copy(made);
    };
    element?.addEventListener('beforetoggle', prepare);
    return () => element?.removeEventListener('beforetoggle', prepare);
  }, [store, page, copy]);

  return (
    <>
      <button type="button" popoverTarget={id}>
        Share
      </button>
      <div id={id} ref={popover} popover="auto" className="share" role="dialog" aria-label="Share">
        {failure === null ? (
          <LinkAndCopy link={link} copied={copied} onCopy={() => void copy(link)} />
        ) : (
          <FailureNote failure={failure} />
        )}
      </div>
    </>
  );
}

type Copied = 'no' | 'yes' | 'refused';

interface LinkAndCopyProps {
  readonly link: string;
  readonly copied: Copied;
  readonly onCopy: () => void;
}

function LinkAndCopy({ link, copied, onCopy }: LinkAndCopyProps) {
  return (
    <>
      <p>
        This link holds the code, the request, the world and its seed. Whoever opens it runs nothing until
        they press Run.
      </p>
      <div className="share-row">
        <input aria-label="Link" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="primary" onClick={onCopy}>
          Copy link
        </button>
      </div>
      <p className="quiet figures" role="status">
        {formatCount(link.length)} characters
        {link.length > CHAT_LIMIT ? `, more than the ${formatCount(CHAT_LIMIT)} that some chats allow` : ''}
        {COPIED_WORDS[copied]}
      </p>
    </>
  );
}

const COPIED_WORDS: Record<Copied, string> = {
  no: '',
  yes: ' · copied',
  refused: ' · the browser refused to copy: select the link and copy it yourself',
};
