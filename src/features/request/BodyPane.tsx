import { useMemo, useState } from 'react';
import type { HttpResponse } from '../../../worker/protocol/http.ts';
import type { PlatformRun } from '../../../worker/protocol/runner.ts';
import { useSession } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatBytes } from '../../ui/quantities.ts';
import {
  type BodyView,
  contentTypeOf,
  dataUrl,
  fileNameOf,
  hexOf,
  jsonOf,
  textOf,
  viewsOf,
} from './body-views.ts';
import { JsonView } from './JsonView.tsx';
import { StreamView } from './StreamView.tsx';

const VIEW_NAMES: Record<BodyView, string> = {
  json: 'JSON',
  text: 'Text',
  preview: 'Preview',
  image: 'Image',
  hex: 'Hex',
  stream: 'As it came',
};

interface BodyPaneProps {
  readonly response: HttpResponse;
  readonly chunks: PlatformRun['chunks'];
  /** The path that was asked for. */
  readonly path: string;
}

/** The body in the way that suits it best, or another that the reader chose. */
export function BodyPane({ response, chunks, path }: BodyPaneProps) {
  const [chosen, setChosen] = useState<BodyView | null>(null);
  const isStreamed = chunks.length > 1 && chunks.at(-1)?.afterHeadUs !== chunks[0]?.afterHeadUs;
  const views = useMemo((): readonly BodyView[] => {
    const own = viewsOf(response);
    return isStreamed ? [...own, 'stream'] : own;
  }, [response, isStreamed]);
  const [best] = views;
  if (best === undefined) return <p className="empty">The body is empty.</p>;
  const view = chosen !== null && views.includes(chosen) ? chosen : best;
  return (
    <>
      <div className="body-bar">
        {views.length < 2 ? null : (
          <Choice
            label="Show the body as"
            value={view}
            options={views.map((value) => ({ value, text: VIEW_NAMES[value] }))}
            onChoose={setChosen}
          />
        )}
        <BodyButtons response={response} path={path} />
      </div>
      <Shown view={view} response={response} chunks={chunks} />
    </>
  );
}

function BodyButtons({ response, path }: { readonly response: HttpResponse; readonly path: string }) {
  const { page } = useSession();
  const [copied, setCopied] = useState('');
  const text = useMemo(() => textOf(response.body), [response]);
  const copy = async () => {
    const isCopied = await page.copyText(new TextDecoder().decode(response.body));
    setCopied(isCopied ? 'copied' : 'the browser refused to copy');
  };
  return (
    <span className="body-buttons">
      <span className="quiet" role="status">
        {copied}
      </span>
      {text === null ? null : (
        <button type="button" className="quiet-button" onClick={() => void copy()}>
          Copy
        </button>
      )}
      <button
        type="button"
        className="quiet-button"
        onClick={() =>
          page.download(fileNameOf(response, path), response.body, contentTypeOf(response.headers))
        }
      >
        Download
      </button>
    </span>
  );
}

interface ShownProps extends Omit<BodyPaneProps, 'path'> {
  readonly view: BodyView;
}

function Shown({ view, response, chunks }: ShownProps) {
  switch (view) {
    case 'json':
      return <JsonView value={jsonOf(response.body)} />;
    case 'preview':
      return <Preview html={textOf(response.body)?.text ?? ''} />;
    case 'image':
      return <img className="body-image" src={dataUrl(response)} alt="The response body" />;
    case 'stream':
      return <StreamView body={response.body} chunks={chunks} />;
    case 'hex':
      return <Lines {...hexOf(response.body)} isHex />;
    case 'text':
    default:
      return <Lines {...(textOf(response.body) ?? hexOf(response.body))} />;
  }
}

interface LinesProps {
  readonly text: string;
  readonly hiddenBytes: number;
  readonly isHex?: boolean;
}

function Lines({ text, hiddenBytes, isHex = false }: LinesProps) {
  return (
    <>
      <pre
        className={isHex ? 'body-text hex-text' : 'body-text'}
        aria-label="Response body"
        tabIndex={0}
        role="region"
      >
        {text}
      </pre>
      {hiddenBytes > 0 ? (
        <p className="quiet body-more">
          {formatBytes(hiddenBytes)} more are not shown; Download has them all.
        </p>
      ) : null}
    </>
  );
}

/** In a frame with an origin of its own: no scripts run, and the page's policy lets it load nothing from elsewhere. */
function Preview({ html }: { readonly html: string }) {
  return (
    <>
      <p className="quiet body-more">A preview: no scripts run in it, and it loads nothing.</p>
      <iframe className="body-preview" title="Preview of the response body" sandbox="" srcDoc={html} />
    </>
  );
}
