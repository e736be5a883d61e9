import { Skeleton } from '../../../components/ui/skeleton.tsx';

export function StoreSkeleton() {
  return (
    <div aria-busy="true">
      <span className="sr-only">Loading the store…</span>
      <Skeleton className="h-8 w-56" />
      <Skeleton className="mt-3 mb-8 h-4 w-72 max-w-full" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-64 rounded-xl" />
        <Skeleton className="h-48 rounded-xl" />
      </div>
    </div>
  );
}
