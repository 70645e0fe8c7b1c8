import { useState } from 'react';
import { Choice } from '../../ui/Choice.tsx';
import { embedAddress, iframeSnippet } from './share-texts.ts';

interface EmbedPartProps {
  readonly title: string;
  readonly link: string;
  readonly onCopy: (text: string) => void;
}

const WIDTHS = { article: null, narrow: 480, wide: 960 } as const;
const HEIGHTS = { low: 360, middle: 520, high: 720 } as const;

/** The page in a frame of an article: how large, and whether its code can be changed. */
export function EmbedPart({ title, link, onCopy }: EmbedPartProps) {
  const [width, setWidth] = useState<keyof typeof WIDTHS>('article');
  const [height, setHeight] = useState<keyof typeof HEIGHTS>('middle');
  const [code, setCode] = useState<'editable' | 'readonly'>('editable');
  const [isShown, setIsShown] = useState(false);
  const frame = { width: WIDTHS[width], height: HEIGHTS[height], isReadOnly: code === 'readonly' };
  const snippet = iframeSnippet(title, link, frame);
  return (
    <>
      <div className="share-settings">
        <Choice
          label="Width"
          value={width}
          options={[
            { value: 'article', text: 'As wide as the article' },
            { value: 'narrow', text: '480 px' },
            { value: 'wide', text: '960 px' },
          ]}
          onChoose={setWidth}
        />
        <Choice
          label="Height"
          value={height}
          options={[
            { value: 'low', text: '360 px' },
            { value: 'middle', text: '520 px' },
            { value: 'high', text: '720 px' },
          ]}
          onChoose={setHeight}
        />
        <Choice
          label="Code"
          value={code}
          options={[
            { value: 'editable', text: 'Editable' },
            { value: 'readonly', text: 'Read-only' },
          ]}
          onChoose={setCode}
        />
      </div>
      <div className="share-row">
        <textarea
          aria-label="Iframe"
          readOnly
          rows={3}
          value={snippet}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="primary" onClick={() => onCopy(snippet)}>
          Copy iframe
        </button>
      </div>
      <button type="button" onClick={() => setIsShown(!isShown)}>
        {isShown ? 'Hide preview' : 'Show preview'}
      </button>
      {isShown ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- this very page is in it: of its own origin it could escape
        <iframe
          key={snippet}
          className="embed-preview"
          title="Preview"
          src={embedAddress(link, frame)}
          style={{ width: frame.width ?? '100%', height: frame.height }}
        />
      ) : null}
    </>
  );
}
