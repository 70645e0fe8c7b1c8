import { useMemo } from 'react';
import { useAppState } from '../../state/hooks.ts';

/** Where the client is. Until the places have loaded, the project's own city is the only choice. */
export function CityField() {
  const places = useAppState((state) => state.places);
  const cityId = useAppState((state) => state.project.cityId);
  const choose = useAppState((state) => state.choose);
  const cities = useMemo(
    () =>
      places.kind === 'ready'
        ? places.places.cities.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
        : [],
    [places],
  );
  const isKnown = cities.some(({ id }) => id === cityId);
  return (
    <label className="city-field">
      <span>from</span>
      <select
        aria-label="City"
        value={cityId}
        onChange={(event) => choose({ cityId: event.currentTarget.value })}
      >
        {isKnown ? null : <option value={cityId}>{cityId}</option>}
        {cities.map(({ id, name, country }) => (
          <option key={id} value={id}>
            {name}, {country}
          </option>
        ))}
      </select>
    </label>
  );
}

export function useCityName(cityId: string): string {
  return useAppState(({ places }) => {
    const city = places.kind === 'ready' ? places.places.cities.find(({ id }) => id === cityId) : undefined;
    return city?.name ?? cityId;
  });
}
