import type { ProjectPart } from '../../../state/app-state.ts';
import { useAppState, useSession } from '../../../state/hooks.ts';

const PARTS: readonly (readonly [ProjectPart, string])[] = [
  ['code', 'Reset code'],
  ['requests', 'Reset requests'],
  ['world', 'Reset world'],
  ['all', 'Reset all'],
];

/** Each part as it was in the example that the project was made from, or else in the first. */
export function StartAgain() {
  const { examples } = useSession();
  const title = useAppState((state) => state.project.title);
  const resetPart = useAppState((state) => state.resetPart);
  const example = examples.find(({ project }) => project.title === title) ?? examples[0];
  return (
    <section className="menu-part" aria-label="Start again">
      <h2>Start again</h2>
      <p className="quiet">From “{example.title}”. What was there is put aside, not lost.</p>
      <div className="menu-buttons">
        {PARTS.map(([part, name]) => (
          <button key={part} type="button" onClick={() => resetPart(part, example.project)}>
            {name}
          </button>
        ))}
      </div>
    </section>
  );
}
