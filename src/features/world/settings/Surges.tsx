import type { Surge } from '../../../../worker/project/world-traffic.ts';
import { useAppState } from '../../../state/hooks.ts';
import { SURGE_NAMES, surgeName } from '../../world-events.ts';
import { usePlaceLists } from '../../use-place-lists.ts';
import { mostOfAttack } from './arrival-room.ts';
import { ItemList } from './ItemList.tsx';
import { MOST_SURGES, newSurge } from './new-surge.ts';
import { SurgeFields } from './SurgeFields.tsx';
import { spanWords } from './span-words.ts';
import { useWorld } from './use-world.ts';

const KINDS: readonly Surge['kind'][] = ['flash-crowd', 'conference', 'attack'];

/** Requests that come on top of the usual ones. */
export function Surges() {
  const { world, editPart } = useWorld();
  const cityId = useAppState((state) => state.project.cityId);
  const places = usePlaceLists(world.edge.placement);
  const { traffic } = world;
  const { surges } = traffic;
  const edit = (next: readonly Surge[]) => editPart('traffic', { surges: [...next] });
  const isFull = surges.length >= MOST_SURGES || mostOfAttack(traffic) < 1;
  return (
    <section className="happenings" aria-label="Surges">
      <header className="happenings-head">
        <span>
          Surges <span className="quiet">requests on top of the usual ones</span>
        </span>
        <span className="happenings-add">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              disabled={isFull}
              onClick={() => edit([...surges, newSurge(kind, traffic, cityId)])}
            >
              Add {kind === 'attack' ? 'an' : 'a'} {SURGE_NAMES[kind].toLowerCase()}
            </button>
          ))}
        </span>
      </header>
      {isFull ? <p className="quiet">No more surges, or arrivals, than these fit in a world.</p> : null}
      <ItemList
        items={surges}
        nameOf={(surge) => `“${surgeName(surge, places)}”`}
        renderSummary={(surge) => (
          <>
            {surgeName(surge, places)}
            <span className="quiet">{spanWords(surge)}</span>
          </>
        )}
        renderFields={(surge, index) => (
          <SurgeFields
            surge={surge}
            traffic={traffic}
            cities={places.cities}
            onChange={(next) => edit(surges.with(index, next))}
          />
        )}
        onRemove={(index) => edit(surges.toSpliced(index, 1))}
      />
    </section>
  );
}
