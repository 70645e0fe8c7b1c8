import { isOthers } from '../../state/app-state.ts';
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
      <OnScreen />
      <OwnWork />
      <WorkMenu />
      <ShareButton />
      <ViewMenu />
    </header>
  );
}

/** What is on the screen, and what there is to see when it is an example. */
function OnScreen() {
  const { examples } = useSession();
  const project = useAppState((state) => state.project);
  const { example, isEdited } = pickedExample(examples, project);
  return (
    <p className="on-screen" title={example?.summary}>
      <strong className="on-screen-title">
        {project.title}
        {isEdited ? ' (edited)' : ''}
      </strong>{' '}
      <span className="quiet">{example?.summary}</span>
    </p>
  );
}

function OwnWork() {
  const setAside = useAppState((state) => state.setAside);
  const opened = useAppState((state) => state.opened);
  const returnToOwnWork = useAppState((state) => state.returnToOwnWork);
  return (
    <>
      {isOthers(opened) ? <span className="tag">from a {opened}</span> : null}
      {setAside.length === 0 ? null : (
        <button type="button" className="quiet-button" onClick={() => returnToOwnWork()}>
          Back to my work
        </button>
      )}
    </>
  );
}
