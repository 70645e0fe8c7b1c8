import type { PlatformId } from '../../worker/protocol/waterfall.ts';

export interface PlatformName {
  readonly short: string;
  readonly long: string;
}

export const PLATFORM_NAMES: Record<PlatformId, PlatformName> = {
  lambda: { short: 'Lambda', long: 'Gen-1 serverless in one region' },
  containers: { short: 'Containers', long: 'Containers kept warm in regions' },
  isolates: { short: 'Isolates', long: 'V8 isolates at the edge' },
  edge: { short: 'Edge', long: 'Wasm components at the edge' },
  hybrid: { short: 'Hybrid', long: 'Wasm at the edge in front of containers in regions' },
};
