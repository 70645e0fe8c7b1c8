import { REGION_IDS, type RegionId } from '../../../../worker/project/world.ts';
import { SelectField } from '../../../ui/Field.tsx';
import { useRegionNames } from './use-region-names.ts';
import { useWorld } from './use-world.ts';

/** What `worldSchema` allows. */
const MOST_REGIONS = 30;
const NONE = '';

/** Where containers run, besides or instead of the world's own region. */
export function ContainerRegions() {
  const { world, editPart } = useWorld();
  const names = useRegionNames();
  const { regions } = world.containers;
  const left = REGION_IDS.filter((id) => !regions.includes(id));
  return (
    <div className="container-regions">
      {regions.length >= MOST_REGIONS ? (
        <p className="quiet">{MOST_REGIONS} regions are the most that containers run in.</p>
      ) : (
        <SelectField<RegionId | typeof NONE>
          label="Run containers in"
          help="Routing says to which of them a client goes. With none, they run in the world’s region."
          value={NONE}
          options={[
            { value: NONE, text: regions.length === 0 ? 'Add a region…' : 'Add another region…' },
            ...left.map((id) => ({ value: id, text: names.get(id) ?? id })),
          ]}
          onChoose={(id) => {
            if (id !== NONE) editPart('containers', { regions: [...regions, id] });
          }}
        />
      )}
      {regions.length === 0 ? null : (
        <ul aria-label="Regions of the containers">
          {regions.map((id) => (
            <li key={id}>
              {names.get(id) ?? id}
              <button
                type="button"
                className="icon-button"
                aria-label={`No containers in ${id}`}
                onClick={() => editPart('containers', { regions: regions.filter((each) => each !== id) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
