import type { Usage } from '@souk/contract';
import { formatBytes, formatCores } from '../../../lib/format-bytes.ts';

const names: Record<string, string> = { medusa: 'Medusa server', postgres: 'PostgreSQL database' };

const cell = 'px-3 py-2.5 first:pl-5 last:pr-5 sm:px-5';
const number = `${cell} text-right whitespace-nowrap`;

export function ContainerTable({ containers }: Pick<Usage, 'containers'>) {
  if (containers.length === 0) return null;
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-card">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">By container</caption>
        <thead className="border-b border-line text-xs text-muted">
          <tr>
            <th scope="col" className={`${cell} font-medium`}>
              Container
            </th>
            <th scope="col" className={`${number} font-medium`}>
              Processor
            </th>
            <th scope="col" className={`${number} font-medium`}>
              Memory
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {containers.map(({ name, cpuCores, memoryBytes }) => (
            <tr key={name}>
              <th scope="row" className={`${cell} font-normal`}>
                {names[name] ?? name}
              </th>
              <td className={`${number} tabular-nums`}>{formatCores(cpuCores)}</td>
              <td className={`${number} tabular-nums`}>{formatBytes(memoryBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
