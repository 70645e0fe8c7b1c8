import { LAMBDA_COLD_STARTS, type World } from '../../../../worker/project/world.ts';
import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { formatCount } from '../../../ui/quantities.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useWorld } from './use-world.ts';

const COLD_START_NAMES: Record<World['lambda']['coldStart'], string> = {
  'node-zip': 'Node.js 22, zip (quoted)',
  'node-image': 'Node.js 22, image (quoted)',
  'python-zip': 'Python 3.13, zip (quoted)',
  'java-zip': 'Java 21, zip (quoted)',
  'rust-zip': 'Rust, zip (quoted)',
  'rust-image': 'Rust, image (quoted)',
  'go-zip': 'Go, zip (quoted)',
  'go-image': 'Go, image (quoted)',
  'llrt-zip': 'LLRT, zip (quoted)',
  'llrt-image': 'LLRT, image (quoted)',
  'node24-zip': 'Node.js 24, zip (quoted)',
  'node24-image': 'Node.js 24, image (quoted)',
  'java25-zip': 'Java 25, zip (quoted)',
  'java25-image': 'Java 25, image (quoted)',
  'dotnet-zip': '.NET 10, zip (quoted)',
  'dotnet-image': '.NET 10, image (quoted)',
  'dotnet-aot-zip': '.NET 10 AOT, zip (quoted)',
  'dotnet-aot-image': '.NET 10 AOT, image (quoted)',
  'ruby-zip': 'Ruby 3.4, zip (quoted)',
  'ruby-image': 'Ruby 3.4, image (quoted)',
  'python-image': 'Python 3.13, image (quoted)',
  'java-image': 'Java 21, image (quoted)',
  claimed: '200–500 ms (quoted)',
};

export function ServerlessGroup() {
  const {
    world: { lambda },
    editPart,
  } = useWorld();
  return (
    <SettingsGroup
      name="Serverless"
      facts={[
        `Lambda ${lambda.coldStart}`,
        `idle ${formatCount(lambda.keepAliveS)} s`,
        `${formatCount(lambda.provisioned)} provisioned`,
      ]}
    >
      <div className="settings-grid">
        <SelectField
          label="Lambda cold start"
          value={lambda.coldStart}
          options={LAMBDA_COLD_STARTS.map((id) => ({ value: id, text: COLD_START_NAMES[id] }))}
          onChoose={(coldStart) => editPart('lambda', { coldStart })}
        />
        <NumberField
          label="Lambda keeps idle for"
          value={lambda.keepAliveS}
          min={0}
          max={86_400}
          step={1}
          unit="s"
          onEnter={(keepAliveS) => editPart('lambda', { keepAliveS })}
        />
        <NumberField
          label="Provisioned environments"
          help="Kept warm and paid for all the time; beyond them others start cold."
          value={lambda.provisioned}
          min={0}
          max={100_000}
          step={1}
          onEnter={(provisioned) => editPart('lambda', { provisioned })}
        />
        <NumberField
          label="Most environments at once"
          value={lambda.concurrencyLimit}
          min={1}
          max={100_000}
          step={1}
          onEnter={(concurrencyLimit) => editPart('lambda', { concurrencyLimit })}
        />
        <NumberField
          label="Starts in ten seconds"
          help="How many environments may start at once, and again every 10 s."
          value={lambda.startsPer10S}
          min={1}
          max={100_000}
          step={1}
          onEnter={(startsPer10S) => editPart('lambda', { startsPer10S })}
        />
        <NumberField
          label="Memory"
          value={lambda.memoryMb}
          min={128}
          max={10_240}
          step={1}
          unit="MB"
          onEnter={(memoryMb) => editPart('lambda', { memoryMb })}
        />
      </div>
    </SettingsGroup>
  );
}
