/** What the first paint does without: d3, land and uPlot are a third of the page, and arrive a moment after it. */
import { lazy, Suspense } from 'react';

const LazyMap = lazy(async () => ({ default: (await import('../features/map/WorldMap.tsx')).WorldMap }));
const LazyChart = lazy(async () => ({
  default: (await import('../features/percentiles/PercentileChart.tsx')).PercentileChart,
}));

export function WorldMap() {
  return (
    <Suspense fallback={<Room name="map" />}>
      <LazyMap />
    </Suspense>
  );
}

export function PercentileChart() {
  return (
    <Suspense fallback={<Room name="chart" />}>
      <LazyChart />
    </Suspense>
  );
}

/** As large as what will be there, so that nothing moves. */
function Room({ name }: { readonly name: string }) {
  return <div className={name} aria-busy="true" />;
}
