import { Skeleton } from './skeleton.tsx';

const widths = ['w-40', 'w-56', 'w-32', 'w-48'];

/** Where a list will be in a moment; `label` is for those who do not see it. */
export function LinesSkeleton({ label, count = 4 }: { label: string; count?: number }) {
  return (
    <div aria-busy="true" className="space-y-4">
      <span className="sr-only">{label}</span>
      {widths.slice(0, count).map((width) => (
        <div key={width} className="space-y-2">
          <Skeleton className={`h-4 max-w-full ${width}`} />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </div>
  );
}
