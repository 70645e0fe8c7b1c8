import { lazy, Suspense } from 'react';
import { useAppState } from '../../state/hooks.ts';

const AssumptionsSheet = lazy(async () => ({
  default: (await import('./AssumptionsSheet.tsx')).AssumptionsSheet,
}));

/** Everything that the page's figures rest on; loaded when it is first asked for. */
export function Assumptions() {
  const isOpen = useAppState((state) => state.isAssumptionsOpen);
  return isOpen ? (
    <Suspense>
      <AssumptionsSheet />
    </Suspense>
  ) : null;
}
