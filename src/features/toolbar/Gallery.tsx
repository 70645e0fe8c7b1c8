import type { KeyboardEvent } from 'react';
import { useAppState, useSession } from '../../state/hooks.ts';
import type { Example } from '../../state/store.ts';
import { CloseButton, ModalDialog } from '../../ui/ModalDialog.tsx';
import { galleryOrder } from '../gallery-order.ts';
import './gallery.css';

/** What one can begin with: stories in the order in which one would tell them, then examples: each with what there is to see. */
export function Gallery() {
  const { examples } = useSession();
  const isOpen = useAppState((state) => state.dialog === 'stories');
  const setDialog = useAppState((state) => state.setDialog);
  const { stories, others } = galleryOrder(examples);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setDialog('stories')}>
        Stories and examples
      </button>
      {isOpen ? (
        <ModalDialog
          className="gallery"
          label="Stories and examples"
          onClose={() => setDialog(null)}
          onKeyDown={moveFocus}
          focusOn=".card"
        >
          {(close) => (
            <div className="gallery-content">
              <header>
                <h2>Stories</h2>
                <p className="quiet">
                  Each is a world, a handler and a paragraph. The first three are a talk.
                </p>
                <CloseButton onClose={close} />
              </header>
              <Cards examples={stories} onChoose={close} isNumbered />
              <h2>Examples</h2>
              <Cards examples={others} onChoose={close} />
            </div>
          )}
        </ModalDialog>
      ) : null}
    </>
  );
}

interface CardsProps {
  readonly examples: readonly Example[];
  readonly onChoose: () => void;
  readonly isNumbered?: boolean;
}

function Cards({ examples, onChoose, isNumbered = false }: CardsProps) {
  const title = useAppState((state) => state.project.title);
  const openProject = useAppState((state) => state.openProject);
  return (
    <ol className="cards">
      {examples.map(({ id, project, title: name, summary }, at) => (
        <li key={id}>
          <button
            type="button"
            className="card"
            aria-current={project.title === title}
            onClick={() => {
              onChoose();
              openProject(project, 'example');
            }}
          >
            {isNumbered ? <span className="card-number figures">{at + 1}</span> : null}
            <strong>{name}</strong>
            <span className="quiet">{summary}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys go from card to card, Home and End to the first and last. */
function moveFocus(event: KeyboardEvent<HTMLDialogElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('.card')];
  const at = cards.findIndex((card) => card === document.activeElement);
  const step = STEPS[event.key];
  const to =
    event.key === 'Home' ? 0 : event.key === 'End' ? cards.length - 1 : step === undefined ? null : at + step;
  if (to === null) return;
  event.preventDefault();
  cards[Math.min(cards.length - 1, Math.max(0, to))]?.focus();
}
