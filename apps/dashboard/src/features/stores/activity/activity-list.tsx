import type { Activity } from '@souk/contract';
import { CircleDot, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { type Tone, toneText } from '../../../components/ui/tone.ts';
import { Age } from '../age.tsx';
import { stepWords } from '../../../lib/step-words.ts';

const looks: Record<Activity['type'], { tone: Tone; icon: LucideIcon; spoken: string }> = {
  Normal: { tone: 'neutral', icon: CircleDot, spoken: '' },
  Warning: { tone: 'warning', icon: TriangleAlert, spoken: 'Warning: ' },
};

function Entry({ activity: { type, reason, message, object, count, lastAt } }: { activity: Activity }) {
  const { tone, icon: Icon, spoken } = looks[type];
  return (
    <li className="flex gap-3 py-3 first:pt-0 last:pb-0">
      <Icon className={`mt-1 size-4 shrink-0 ${toneText[tone]}`} aria-hidden="true" />
      <div className="min-w-0 grow">
        <p className="font-medium">
          <span className="sr-only">{spoken}</span>
          {stepWords(reason)}
          {count > 1 && (
            <span className="ml-2 rounded-full bg-neutral-soft px-1.5 py-0.5 font-mono text-xs text-neutral">
              {count}×
            </span>
          )}
        </p>
        {message && <p className="text-sm wrap-anywhere text-muted">{message}</p>}
        <p className="mt-0.5 font-mono text-xs wrap-anywhere text-muted">{object}</p>
      </div>
      <span className="shrink-0 pt-0.5 text-xs text-muted">
        <Age since={lastAt} />
      </span>
    </li>
  );
}

const pageSize = 30;

export function ActivityList({ items }: { items: readonly Activity[] }) {
  const [limit, setLimit] = useState(pageSize);
  if (items.length === 0) return <p className="text-sm text-muted">Nothing happened within the last hour.</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {items.slice(0, limit).map((activity) => (
          <Entry
            key={`${activity.object} ${activity.reason} ${activity.message} ${activity.firstAt}`}
            activity={activity}
          />
        ))}
      </ul>
      {items.length > limit && (
        <Button size="sm" variant="ghost" className="mt-3 -ml-2.5" onClick={() => setLimit(limit + pageSize)}>
          Show older
        </Button>
      )}
    </>
  );
}
