import type { Project } from '../../../worker/project/project.ts';
import { useAppState, useSession } from '../../state/hooks.ts';
import { MOST_SET_ASIDE } from '../../state/saved-work.ts';
import { formatCount } from '../../ui/quantities.ts';
import { OpenComponent } from '../OpenComponent.tsx';
import { Gallery } from './Gallery.tsx';
import { pickedExample } from './picked-example.ts';
import { ShareButton } from './ShareButton.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import './toolbar.css';

export function Toolbar() {
  return (
    <header className="toolbar">
      <h1>Halfmilli</h1>
      <Gallery />
      <ExamplePicker />
      <OwnWork />
      <ResetButton />
      <OpenComponent />
      <ShareButton />
      <ViewMenu />
    </header>
  );
}

const NO_EXAMPLE = '';

/** Choosing an example puts the reader's own work aside, never away. */
function ExamplePicker() {
  const { examples } = useSession();
  const project = useAppState((state) => state.project);
  const openProject = useAppState((state) => state.openProject);
  const { example, isEdited } = pickedExample(examples, project);
  const isExample = example !== null && !isEdited;
  const open = (id: string) => {
    const chosen = examples.find((each) => each.id === id);
    if (chosen !== undefined) openProject(chosen.project, 'example');
  };
  return (
    <>
      <label className="example-field">
        <span className="quiet">Example</span>
        <select
          aria-label="Example"
          aria-describedby="example-summary"
          value={isExample ? example.id : NO_EXAMPLE}
          onChange={(event) => open(event.currentTarget.value)}
        >
          {isExample ? null : (
            <option value={NO_EXAMPLE}>{isEdited ? `${project.title} (edited)` : project.title}</option>
          )}
          {examples.map(({ id, title, summary }) => (
            <option key={id} value={id} title={summary}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <p className="quiet example-summary" id="example-summary">
        {example?.summary}
      </p>
    </>
  );
}

function OwnWork() {
  const setAside = useAppState((state) => state.setAside);
  const opened = useAppState((state) => state.opened);
  const returnToOwnWork = useAppState((state) => state.returnToOwnWork);
  return (
    <>
      {opened === 'link' ? <span className="tag">from a link</span> : null}
      {setAside.length === 0 ? null : (
        <button type="button" className="quiet-button" onClick={() => returnToOwnWork()}>
          Back to my work
        </button>
      )}
      {setAside.length < 2 ? null : (
        <EarlierWork setAside={setAside} onChoose={(index) => returnToOwnWork(index)} />
      )}
    </>
  );
}

interface EarlierWorkProps {
  readonly setAside: readonly Project[];
  readonly onChoose: (index: number) => void;
}

/** When there is more than one work to go back to; the browser keeps the newest few. */
function EarlierWork({ setAside, onChoose }: EarlierWorkProps) {
  return (
    <select
      className="earlier-work"
      aria-label="My earlier work"
      title={`Up to ${MOST_SET_ASIDE} works that were put aside are kept, the newest first`}
      value=""
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      <option value="" disabled>
        {setAside.length} put aside
      </option>
      {setAside.map(({ title, files }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a work is its position: titles may repeat
        <option key={index} value={index}>
          {index + 1}. {title}, {sizeOf(files)}
        </option>
      ))}
    </select>
  );
}

function sizeOf(files: Project['files']): string {
  const sizeChars = files.reduce((sum, { text }) => sum + text.length, 0);
  const several = files.length === 1 ? '' : `${files.length} files, `;
  return `${several}${formatCount(sizeChars)} characters`;
}

function ResetButton() {
  const { examples } = useSession();
  const title = useAppState((state) => state.project.title);
  const isEdited = useAppState((state) => state.isEdited || state.opened === 'own');
  const openProject = useAppState((state) => state.openProject);
  const example = examples.find(({ project }) => project.title === title) ?? examples[0];
  return (
    <button
      type="button"
      className="quiet-button"
      disabled={!isEdited}
      title="Starts again from the example. Your work is put aside, not lost."
      onClick={() => openProject(example.project, 'example')}
    >
      Reset
    </button>
  );
}
