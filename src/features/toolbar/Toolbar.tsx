import { useAppState, useSession } from '../../state/hooks.ts';
import { Gallery } from './Gallery.tsx';
import { pickedExample } from './picked-example.ts';
import { ShareButton } from './ShareButton.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import { WorkMenu } from './work/WorkMenu.tsx';
import './toolbar.css';

export function Toolbar() {
  return (
    <header className="toolbar">
      <h1>Halfmilli</h1>
      <Gallery />
      <ExamplePicker />
      <OwnWork />
      <WorkMenu />
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
    </>
  );
}
