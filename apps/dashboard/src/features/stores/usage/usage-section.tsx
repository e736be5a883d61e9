import type { Store, Usage } from '@souk/contract';
import { Cpu, HardDrive, type LucideIcon, MemoryStick } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Meter } from '../../../components/ui/meter.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { bytesOf, formatBytes, formatCores } from '../../../lib/format-bytes.ts';
import { Age } from '../age.tsx';
import { wakeIfAsleep } from '../actions/wake-button.tsx';
import { usePlans } from '../catalogue.ts';
import { ContainerTable } from './container-table.tsx';
import { useUsage } from './use-usage.ts';

type FigureProps = { icon: LucideIcon; title: string; value: string; of: string; children?: ReactNode };

function Figure({ icon: Icon, title, value, of, children }: FigureProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-xl border border-line bg-surface px-5 py-4 shadow-card">
      <h2 id={id} className="flex items-center gap-2 text-sm text-muted">
        <Icon className="size-4" aria-hidden="true" />
        {title}
      </h2>
      <p className="mt-2 text-xl font-semibold tabular-nums">{value}</p>
      <p className="mb-3 text-sm text-muted">{of}</p>
      {children}
    </section>
  );
}

type Share = { title: string; icon: LucideIcon; used: number; max: number | undefined };

function ShareFigure({ title, icon, used, max }: Share) {
  const value = formatBytes(used);
  if (max === undefined) return <Figure icon={icon} title={title} value={value} of="without a limit" />;
  const of = `of ${formatBytes(max)}`;
  return (
    <Figure icon={icon} title={title} value={value} of={of}>
      <Meter label={title} value={used} max={max} words={`${value} ${of}`} />
    </Figure>
  );
}

type DiskProps = { disk: Usage['disk']; ofPlan: number | undefined };

function DiskFigure({ disk, ofPlan }: DiskProps) {
  if (!disk) return <Figure icon={HardDrive} title="Disk" value="—" of="not measured on this cluster" />;
  return (
    <ShareFigure title="Disk" icon={HardDrive} used={disk.usedBytes} max={ofPlan ?? disk.capacityBytes} />
  );
}

/** The plan bounds the server's memory; the database beside it has a bound of its own. */
function serverMemory({ containers, memoryBytes }: Usage): { title: string; used: number } {
  const server = containers.find(({ name }) => name === 'medusa');
  return server
    ? { title: 'Memory of the server', used: server.memoryBytes }
    : { title: 'Memory', used: memoryBytes };
}

function Figures({ store, usage }: { store: Store; usage: Usage }) {
  const { data: plans } = usePlans();
  const plan = plans?.items.find(({ name }) => name === store.plan);
  const memoryOfPlan = plan && bytesOf(plan.memory);
  return (
    <div className="space-y-6">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Figure
          icon={Cpu}
          title="Processor"
          value={formatCores(usage.cpuCores)}
          of="server and database together"
        />
        <ShareFigure
          {...serverMemory(usage)}
          icon={MemoryStick}
          max={usage.memoryLimitBytes ?? memoryOfPlan}
        />
        <DiskFigure disk={usage.disk} ofPlan={plan && bytesOf(plan.storage)} />
      </div>
      <ContainerTable containers={usage.containers} />
      <p className="text-sm text-muted">
        Plan <span className="text-ink">{store.plan}</span>. Measured <Age since={usage.at} /> ago.
      </p>
    </div>
  );
}

function FiguresSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <span className="sr-only">Loading usage…</span>
      {['processor', 'memory', 'disk'].map((name) => (
        <Skeleton key={name} className="h-34 rounded-xl" />
      ))}
    </div>
  );
}

/** What the store takes now, against what its plan gives. */
export function UsageSection({ store }: { store: Store }) {
  return (
    <QueryView query={useUsage(store)} resting={wakeIfAsleep(store)} skeleton={<FiguresSkeleton />}>
      {(usage) => <Figures store={store} usage={usage} />}
    </QueryView>
  );
}
