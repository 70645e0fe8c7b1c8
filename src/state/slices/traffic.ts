import type { RunFailure, WorkerFailure } from '../../../worker/protocol/failure.ts';
import type { SimulatorEvent, TrafficFrame } from '../../../worker/protocol/simulator.ts';
import type { BuildSlice, ForeignSlice, ProjectSlice, TrafficSlice, TrafficSummary } from '../app-state.ts';
import type { ArtifactShelf } from '../artifact-shelf.ts';
import { isSame } from '../changes-since.ts';
import type { SimulatorPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';
import type { TrafficRecording } from '../traffic-recording.ts';
import { trafficRequestsOf } from './project.ts';

/** The store hears of traffic at most ten times a second; canvases draw every frame from the recording. */
const SUMMARY_INTERVAL_MS = 100;

export const createTrafficSlice =
  (simulator: SimulatorPort, shelf: ArtifactShelf, recording: TrafficRecording): SliceCreator<TrafficSlice> =>
  (set, get) => {
    let lastRunId = 0;
    let newest: TrafficSummary | null = null;
    let toldAtMs = 0;

    function tell(frame: TrafficFrame): void {
      recording.add(frame);
      const { type: _type, drawn: _drawn, outcomes: _outcomes, ...summary } = frame;
      newest = summary;
      const { traffic } = get();
      // The last frame, with the final counts, comes after the reader has pressed Stop.
      if (traffic.kind === 'stopped') return set({ traffic: { ...traffic, summary } });
      const nowMs = performance.now();
      if (traffic.kind === 'running' && nowMs - toldAtMs < SUMMARY_INTERVAL_MS) return;
      toldAtMs = nowMs;
      set({ traffic: { kind: 'running', runId: frame.runId, summary } });
    }

    function stop(runId: number, failure: RunFailure | WorkerFailure | null): void {
      set({ traffic: { kind: 'stopped', runId, summary: newest, failure } });
    }

    simulator.onEvent((event: SimulatorEvent) => {
      const { traffic } = get();
      if (traffic.kind === 'idle' || traffic.runId !== event.runId) return;
      if (event.type === 'frame') tell(event);
      if (event.type === 'stopped' && traffic.kind !== 'stopped') stop(event.runId, event.failure);
    });

    return {
      traffic: { kind: 'idle' },
      trafficWorld: null,
      trafficRevision: null,
      trafficRequests: null,
      trafficRefusal: null,
      speed: 1,
      look: null,
      lookAt: (look) => set({ look }),
      async chooseSpeed(speed) {
        set({ speed });
        const { traffic, startTraffic } = get();
        if (traffic.kind === 'starting' || traffic.kind === 'running') await startTraffic();
      },
      async startTraffic() {
        await get().stopTraffic();
        lastRunId += 1;
        const runId = lastRunId;
        const { traffic, trafficWorld, trafficRevision, trafficRequests, project, sourceRevision, speed } =
          get();
        const before = { traffic, trafficWorld, trafficRevision, trafficRequests };
        const { world } = project;
        const requests = trafficRequestsOf(project);
        set({
          traffic: { kind: 'starting', runId },
          trafficWorld: world,
          trafficRevision: sourceRevision,
          trafficRequests: requests,
          trafficRefusal: null,
        });
        const isCurrent = () => get().traffic.kind === 'starting' && lastRunId === runId;
        const artifactId = await get().prepare();
        const artifact = artifactId === null ? null : shelf.artifact(artifactId);
        if (!isCurrent()) return;
        if (artifact === null) return set({ ...before, trafficRefusal: buildFailureOf(get()) });
        newest = null;
        recording.clear();
        set({ look: null });
        const result = await simulator.start({ runId, artifact, world, requests, speed });
        if (!result.ok && isCurrent()) stop(runId, result.failure);
      },
      async forgetTraffic() {
        await get().stopTraffic();
        if (get().traffic.kind !== 'stopped') return;
        recording.clear();
        set({ traffic: { kind: 'idle' }, look: null });
      },
      async stopTraffic() {
        const { traffic } = get();
        if (traffic.kind !== 'starting' && traffic.kind !== 'running') return;
        stop(traffic.runId, null);
        await simulator.stop();
      },
    };
  };

function buildFailureOf({ build }: BuildSlice): TrafficSlice['trafficRefusal'] {
  return build.kind === 'failed' ? build.failure : null;
}

/** Whether traffic runs with another code, request or world than those on the screen. */
export function isTrafficOutdated(state: TrafficSlice & ProjectSlice & ForeignSlice): boolean {
  const { traffic, trafficWorld, trafficRevision, trafficRequests, project, sourceRevision, foreign } = state;
  if (traffic.kind !== 'running') return false;
  if (foreign === null && trafficRevision !== sourceRevision) return true;
  if (trafficWorld !== project.world && !isSame(trafficWorld, project.world)) return true;
  return !isSame(trafficRequests, trafficRequestsOf(project));
}
