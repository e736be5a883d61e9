import { Skeleton } from '../../../components/ui/skeleton.tsx';

const rows = ['w-28', 'w-40', 'w-32', 'w-24', 'w-36'];

export function StoreListSkeleton() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading stores…</span>
      <div className="mb-4 flex gap-2">
        <Skeleton className="h-8 w-16 rounded-full" />
        <Skeleton className="h-8 w-24 rounded-full" />
        <Skeleton className="h-8 w-20 rounded-full" />
      </div>
      <div className="divide-y divide-line rounded-xl border border-line bg-surface">
        {rows.map((width) => (
          <div key={width} className="flex items-center justify-between px-4 py-3.5">
            <div className="space-y-2">
              <Skeleton className={`h-4 ${width}`} />
              <Skeleton className="h-3 w-20" />
            </div>
            <Skeleton className="h-6 w-20 rounded-full" />
          </div>
        ))}
      </div>
    </div>
  );
}
