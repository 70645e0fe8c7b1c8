import { useState } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { PROJECT_LIMITS } from '../../state/project-limits.ts';

/** What the project is called and what there is to see in it, which its readers see first. */
export function Naming() {
  const { title, story } = useAppState((state) => state.project);
  const describe = useAppState((state) => state.describe);
  const [typed, setTyped] = useState(title);
  return (
    <>
      <label className="share-field">
        <span className="quiet">Title</span>
        <input
          value={typed}
          dir="auto"
          maxLength={PROJECT_LIMITS.titleChars}
          placeholder={UNTITLED}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            describe({ title: currentTarget.value.trim() === '' ? UNTITLED : currentTarget.value });
          }}
        />
      </label>
      <label className="share-field">
        <span className="quiet">Story</span>
        <textarea
          rows={2}
          value={story}
          dir="auto"
          maxLength={PROJECT_LIMITS.storyChars}
          placeholder="What there is to see, in a few sentences"
          onChange={({ currentTarget }) => describe({ story: currentTarget.value })}
        />
      </label>
    </>
  );
}

/** Lists of earlier work would have nothing to show. */
const UNTITLED = 'Untitled';
