import { useEffect, useState } from 'react';
import type { PlatformRun } from '../../../worker/protocol/runner.ts';
import { formatBytes, formatSome, formatUs } from '../../ui/quantities.ts';
import { partOf } from './body-views.ts';
import { cameBy, scaleWords, slownessOf } from './stream-pieces.ts';

interface StreamViewProps {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly chunks: PlatformRun['chunks'];
}

/** When each piece of a streamed body left, and the body as it was at any time. */
export function StreamView({ body, chunks }: StreamViewProps) {
  const lengthUs = Math.max(1, chunks.at(-1)?.afterHeadUs ?? 1);
  const [atUs, setAtUs] = useState(lengthUs);
  const [isPlaying, setIsPlaying] = useState(false);
  const slowness = slownessOf(lengthUs);

  useEffect(() => {
    if (!isPlaying) return undefined;
    const startMs = performance.now();
    let frame = requestAnimationFrame(function grow(nowMs: number) {
      const passedUs = ((nowMs - startMs) * 1_000) / slowness;
      setAtUs(Math.min(lengthUs, Math.max(0, passedUs)));
      if (passedUs >= lengthUs) setIsPlaying(false);
      else frame = requestAnimationFrame(grow);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, lengthUs, slowness]);

  const shownUs = Math.min(atUs, lengthUs);
  const { pieces, sizeBytes } = cameBy(chunks, shownUs);
  return (
    <div className="stream-view">
      <div className="stream-bar">
        <button type="button" disabled={isPlaying} onClick={() => setIsPlaying(true)}>
          Replay
        </button>
        <div className="stream-time">
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            {chunks.map(({ afterHeadUs }, index) => (
              <rect
                // oxlint-disable-next-line react/no-array-index-key -- pieces never move
                key={index}
                x={(99.4 * afterHeadUs) / lengthUs}
                width="0.6"
                height="10"
                data-come={index < pieces}
              />
            ))}
          </svg>
          <input
            type="range"
            aria-label="Time after the head"
            aria-valuetext={`${formatUs(shownUs)}, ${formatSome(pieces, 'piece')}`}
            min={0}
            max={lengthUs}
            step={Math.max(1, Math.round(lengthUs / 200))}
            value={shownUs}
            onChange={({ currentTarget }) => {
              setIsPlaying(false);
              setAtUs(Number(currentTarget.value));
            }}
          />
        </div>
        <span className="quiet figures stream-words">
          {formatUs(shownUs)} after the head: {pieces} of {formatSome(chunks.length, 'piece')},{' '}
          {formatBytes(sizeBytes)}. Replayed {scaleWords(slowness)}.
        </span>
      </div>
      <pre className="body-text" aria-label="Response body" tabIndex={0} role="region">
        {partOf(body, sizeBytes)}
      </pre>
    </div>
  );
}
