import { useAppState } from '../../../state/hooks.ts';
import { CONTAINER_NAMES, EDGE_NAMES, PriceFields } from '../../PriceFields.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

/** Who bills, and the prices that nobody publishes. */
export function PricesGroup() {
  const { edge, containers } = useAppState((state) => state.project.world.prices);
  return (
    <SettingsGroup name="Prices" facts={[EDGE_NAMES[edge], CONTAINER_NAMES[containers]]}>
      <PriceFields />
    </SettingsGroup>
  );
}
