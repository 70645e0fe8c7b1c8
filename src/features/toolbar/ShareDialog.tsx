import { useCallback, useMemo, useState } from 'react';
import { encodeLink } from '../../../worker/project/link.ts';
import { PANELS, type Panel, type Project } from '../../../worker/project/project.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatCount } from '../../ui/quantities.ts';
import { FailureNote } from '../FailureNote.tsx';
import { EmbedPart } from './EmbedPart.tsx';
import { placesFor } from './fits.ts';
import { QrCode } from './QrCode.tsx';
import { contentsOf, markdownLink } from './share-texts.ts';

type Part = 'link' | 'qr' | 'embed';

export type Copied = 'no' | 'yes' | 'refused';

/** What a reader gets, and in which form. Everything is in the link, so nothing leaves the browser until it is sent. */
export function ShareDialog() {
  const { page } = useSession();
  const project = useAppState((state) => state.project);
  const [title, setTitle] = useState(project.title);
  const [panels, setPanels] = useState<readonly Panel[]>(project.view.panels);
  const [part, setPart] = useState<Part>('link');
  const [copied, setCopied] = useState<Copied>('no');
  const shared = useMemo<Project>(
    () => ({ ...project, title, view: { ...project.view, panels: [...panels] } }),
    [project, title, panels],
  );
  const encoded = useMemo(() => encodeLink(shared), [shared]);
  const copy = useCallback(
    async (text: string) => setCopied((await page.copyText(text)) ? 'yes' : 'refused'),
    [page],
  );
  if (!encoded.ok) return <FailureNote failure={encoded.failure} />;
  const link = page.address + encoded.value;
  const forget = () => setCopied('no');
  return (
    <div className="share-content">
      <div className="share-settings">
        <label>
          <span className="quiet">Title</span>
          <input
            value={title}
            maxLength={120}
            onChange={({ currentTarget }) => {
              setTitle(currentTarget.value);
              forget();
            }}
          />
        </label>
        <Choice
          label="Share as"
          value={part}
          options={[
            { value: 'link', text: 'Link' },
            { value: 'qr', text: 'QR code' },
            { value: 'embed', text: 'Embed' },
          ]}
          onChoose={(chosen) => {
            setPart(chosen);
            forget();
          }}
        />
      </div>
      <PanelChoice
        panels={panels}
        onChoose={(chosen) => {
          setPanels(chosen);
          forget();
        }}
      />
      {part === 'link' ? <LinkPart project={shared} link={link} onCopy={(text) => void copy(text)} /> : null}
      {part === 'qr' ? <QrCode link={link} /> : null}
      {part === 'embed' ? <EmbedPart title={title} link={link} onCopy={(text) => void copy(text)} /> : null}
      <p className="quiet figures" role="status">
        {formatCount(link.length)} characters{COPIED_WORDS[copied]}
      </p>
    </div>
  );
}

const COPIED_WORDS: Record<Copied, string> = {
  no: '',
  yes: ' · copied',
  refused: ' · the browser refused to copy: select the text and copy it yourself',
};

const PANEL_NAMES: Record<Panel, string> = {
  code: 'Code',
  request: 'Request',
  waterfall: 'Waterfall',
  world: 'World',
};

interface PanelChoiceProps {
  readonly panels: readonly Panel[];
  readonly onChoose: (panels: readonly Panel[]) => void;
}

/** What the reader sees at first; the last one cannot be taken away. */
function PanelChoice({ panels, onChoose }: PanelChoiceProps) {
  return (
    <fieldset className="panel-choice">
      <legend className="quiet">Shows</legend>
      {PANELS.map((panel) => {
        const isShown = panels.includes(panel);
        return (
          <label key={panel}>
            <input
              type="checkbox"
              checked={isShown}
              disabled={isShown && panels.length === 1}
              onChange={() =>
                onChoose(PANELS.filter((each) => (each === panel ? !isShown : panels.includes(each))))
              }
            />
            {PANEL_NAMES[panel]}
          </label>
        );
      })}
    </fieldset>
  );
}

interface LinkPartProps {
  readonly project: Project;
  readonly link: string;
  readonly onCopy: (text: string) => void;
}

function LinkPart({ project, link, onCopy }: LinkPartProps) {
  return (
    <>
      <div className="share-row">
        <input aria-label="Link" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="primary" onClick={() => onCopy(link)}>
          Copy link
        </button>
        <button type="button" onClick={() => onCopy(markdownLink(project.title, link))}>
          Copy Markdown
        </button>
      </div>
      <p className="quiet">
        It holds {contentsOf(project).join(', ')}. Whoever opens it sees what the code can reach, and runs
        nothing until they press Run.
      </p>
      <table className="fits" aria-label="Where the link fits">
        <tbody>
          {placesFor(link.length).map(({ name, fits, words, source }) => (
            <tr key={name} title={source}>
              <th scope="row">{name}</th>
              <td data-fits={fits}>{fits ? 'fits' : 'too long'}</td>
              <td>{words}</td>
              <td className="quiet">{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
