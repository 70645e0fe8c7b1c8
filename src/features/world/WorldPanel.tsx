import type { ReactNode } from 'react';
import { SPEEDS, type Speed } from '../../../worker/protocol/simulator.ts';
import { describeFailure } from '../../state/describe-failure.ts';
import { useAppState } from '../../state/hooks.ts';
import { formatCount, formatSome, formatSpan } from '../../ui/quantities.ts';
import { FailureNote } from '../FailureNote.tsx';
import { RestartOffer } from './RestartOffer.tsx';
import { WorldSettings } from './settings/WorldSettings.tsx';
import './world.css';

interface WorldPanelProps {
  readonly map: ReactNode;
  readonly charts: ReactNode;
  readonly comparison: ReactNode;
}

export function WorldPanel({ map, charts, comparison }: WorldPanelProps) {
  return (
    <section className="region world-panel" aria-label="World">
      <header className="region-head">
        <h2>How the world experiences it</h2>
        <TrafficControls />
      </header>
      <Refusal />
      <div className="world-line">
        <WorldSettings />
        <AssumptionsButton />
        <TrafficNote />
      </div>
      <div className="world-pictures">
        <div className="world-pair">
          {map}
          {charts}
        </div>
      </div>
      <WhyRequestsFail />
      {comparison}
    </section>
  );
}

/** What all of it rests on. */
function AssumptionsButton() {
  const open = useAppState((state) => state.openAssumptions);
  return (
    <button type="button" className="quiet-button" aria-haspopup="dialog" onClick={() => void open()}>
      Assumptions
    </button>
  );
}

function TrafficControls() {
  const kind = useAppState((state) => state.traffic.kind);
  const startTraffic = useAppState((state) => state.startTraffic);
  const stopTraffic = useAppState((state) => state.stopTraffic);
  const isLive = kind === 'starting' || kind === 'running';
  return (
    <div className="traffic-controls">
      <SpeedChoice />
      {isLive ? (
        <button type="button" onClick={() => void stopTraffic()}>
          Stop traffic
        </button>
      ) : (
        <button type="button" onClick={() => void startTraffic()}>
          Start traffic
        </button>
      )}
    </div>
  );
}

const SPEED_NAMES: Record<Speed, string> = {
  1: 'real time',
  10: '10× speed',
  60: '60× speed',
  600: '600× speed',
  3_600: '3,600× speed',
};

/** How fast the world's time passes. */
function SpeedChoice() {
  const speed = useAppState((state) => state.speed);
  const chooseSpeed = useAppState((state) => state.chooseSpeed);
  return (
    <select
      className="speed-choice"
      aria-label="Speed"
      title="How fast the world’s time passes; traffic that is on starts again"
      value={speed}
      onChange={({ currentTarget }) => {
        const chosen = SPEEDS.find((each) => String(each) === currentTarget.value);
        if (chosen !== undefined) void chooseSpeed(chosen);
      }}
    >
      {SPEEDS.map((each) => (
        <option key={each} value={each}>
          {SPEED_NAMES[each]}
        </option>
      ))}
    </select>
  );
}

/** Why pressing Start traffic started nothing; gone as soon as the code changes. */
function Refusal() {
  const failure = useAppState(({ trafficRefusal, build }) =>
    build.kind === 'failed' && build.failure === trafficRefusal ? trafficRefusal : null,
  );
  if (failure === null) return null;
  return (
    <p className="failure traffic-refusal" role="alert">
      Traffic has not started: {describeFailure(failure).title}. Fix the code, then start it again.
    </p>
  );
}

/** Below this, the reader should know that seconds are longer than they look. */
const FULL_PACE = 0.95;

/** One line: what live traffic is doing, whether it really runs the component, or why it stopped. */
function TrafficNote() {
  const traffic = useAppState((state) => state.traffic);
  if (traffic.kind === 'starting') {
    return <p className="traffic-note quiet">Measuring your component, then sending the first requests…</p>;
  }
  if (traffic.kind === 'stopped' && traffic.failure !== null)
    return <FailureNote failure={traffic.failure} />;
  if (traffic.kind === 'idle' || traffic.summary === null) return null;
  const { generated, executed, nowUs, speed, pace } = traffic.summary;
  return (
    <p className="traffic-note figures" role="status" aria-label="Traffic status">
      <span>
        {formatSome(generated, 'request')} in {formatSpan(nowUs / 1e6)}
        {speed === 1 ? null : ` of the world’s time, at ${formatCount(speed)}×`}
      </span>
      <span className="quiet traffic-how">
        {executed === generated
          ? 'your component really ran for every one, each in a pristine instance'
          : `your component really ran for ${formatCount(executed)} of them, each in a pristine instance; the others reuse those times`}
      </span>
      {pace < FULL_PACE ? (
        <span className="stale">
          time passes at {formatShare(pace)} of {speed === 1 ? 'its' : 'that'} speed, all that this machine
          can run
        </span>
      ) : null}
      <RestartOffer focusAfter=".traffic-controls button" />
    </p>
  );
}

function formatShare(share: number): string {
  return share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`;
}

/** The table counts failures; this tells of the first, so that the count has a reason. */
function WhyRequestsFail() {
  const failure = useAppState(({ traffic }) =>
    traffic.kind === 'running' || traffic.kind === 'stopped' ? (traffic.summary?.firstFailure ?? null) : null,
  );
  if (failure === null) return null;
  return (
    <section className="why-requests-fail" aria-label="Why requests fail">
      <p className="quiet">Why requests fail: the first that did</p>
      <FailureNote failure={failure} />
    </section>
  );
}
