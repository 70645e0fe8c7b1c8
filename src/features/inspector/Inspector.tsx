import { lazy, Suspense } from 'react';
import { useAppState } from '../../state/hooks.ts';

const InspectorDialog = lazy(async () => ({
  default: (await import('./InspectorDialog.tsx')).InspectorDialog,
}));

/** Loaded when it is first asked for. */
export function Inspector() {
  const inspector = useAppState((state) => state.inspector);
  if (inspector === null) return null;
  return (
    <Suspense>
      <InspectorDialog inspector={inspector} />
    </Suspense>
  );
}
