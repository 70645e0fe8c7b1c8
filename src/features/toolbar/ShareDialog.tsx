import { useMemo, useState } from 'react';
import { encodeLink } from '../../../worker/project/link.ts';
import { PANELS, type Panel, type Project } from '../../../worker/project/project.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { formatCount } from '../../ui/quantities.ts';
import { FailureNote } from '../FailureNote.tsx';
import { EmbedPart } from './EmbedPart.tsx';
import { placesFor } from './fits.ts';
import { Naming } from './Naming.tsx';
import { QrCode } from './QrCode.tsx';
import { contentsOf, markdownLink } from './share-texts.ts';

type Part = 'link' | 'qr' | 'embed';

/** What a reader gets, and in which form. Everything is in the link, so nothing leaves the browser until it is sent. */
export function ShareDialog() {
  const project = useAppState((state) => state.project);
  const [panels, setPanels] = useState<readonly Panel[]>(project.view.panels);
  const shared = useMemo<Project>(
    () => ({ ...project, view: { ...project.view, panels: [...panels] } }),
    [project, panels],
  );
  const encoded = useMemo(() => encodeLink(shared), [shared]);
  return (
    <div className="share-content">
      <Naming />
      <PanelChoice panels={panels} onChoose={setPanels} />
      {encoded.ok ? (
        <Forms project={shared} hash={encoded.value} />
      ) : (
        <FailureNote failure={encoded.failure} />
      )}
    </div>
  );
}

interface FormsProps {
  readonly project: Project;
  readonly hash: string;
}

function Forms({ project, hash }: FormsProps) {
  const { page } = useSession();
  const [part, setPart] = useState<Part>('link');
  const [copied, setCopied] = useState<Copied | null>(null);
  const link = page.address + hash;
  const copy = async (text: string) => setCopied({ part, link, isRefused: !(await page.copyText(text)) });
  return (
    <>
      <Choice
        label="Share as"
        value={part}
        options={[
          { value: 'link', text: 'Link' },
          { value: 'qr', text: 'QR code' },
          { value: 'embed', text: 'Embed' },
        ]}
        onChoose={setPart}
      />
      {part === 'link' ? <LinkPart project={project} link={link} onCopy={(text) => void copy(text)} /> : null}
      {part === 'qr' ? <QrCode link={link} /> : null}
      {part === 'embed' ? (
        <EmbedPart title={project.title} link={link} onCopy={(text) => void copy(text)} />
      ) : null}
      <p className="quiet figures" role="status">
        {formatCount(link.length)} characters
        {copied?.link === link && copied.part === part ? wordsOf(copied) : null}
      </p>
    </>
  );
}

/** What was copied, or was not: another link or another form of it is not copied yet. */
interface Copied {
  readonly part: Part;
  readonly link: string;
  readonly isRefused: boolean;
}

const wordsOf = ({ isRefused }: Copied): string =>
  isRefused ? ' · the browser refused to copy: select the text and copy it yourself' : ' · copied';

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
