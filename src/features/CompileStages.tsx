import type { StageTimes } from '../../worker/protocol/compiler.ts';
import { formatMeasuredMs } from '../ui/quantities.ts';
import { stageTime } from './compile-provenance.ts';
import './compile-stages.css';
import { Figure } from './Figure.tsx';

const STAGES: readonly (readonly [keyof StageTimes, string])[] = [
  ['stripMs', 'strip types'],
  ['instantiateMs', 'start the engine'],
  ['evaluateMs', 'evaluate the code'],
  ['snapshotMs', 'snapshot its memory'],
  ['spliceMs', 'splice the component'],
];

interface CompileStagesProps {
  readonly stages: StageTimes;
  readonly totalMs: number;
}

export function CompileStages({ stages, totalMs }: CompileStagesProps) {
  return (
    <table className="stages">
      <caption className="sr-only">Stages of the compile</caption>
      <tbody>
        {STAGES.map(([key, name]) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="number">
              <Figure provenance={stageTime(name)}>{formatMeasuredMs(stages[key])} ms</Figure>
            </td>
            <td className="stage-bar">
              <span style={{ width: `${(100 * stages[key]) / Math.max(totalMs, 0.001)}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
