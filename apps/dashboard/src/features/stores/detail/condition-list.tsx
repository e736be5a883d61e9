import type { Condition, ConditionType } from '@souk/contract';
import { type Tone, toneText } from '../../../components/ui/tone.ts';
import { Age } from '../age.tsx';

type Look = { tone: Tone; words: string };

/** Whether a condition is good news depends on which one it is. */
const looks: Record<ConditionType, Record<Condition['status'], Look>> = {
  Ready: {
    True: { tone: 'positive', words: 'Shoppers can order' },
    False: { tone: 'warning', words: 'Shoppers cannot order' },
    Unknown: { tone: 'neutral', words: 'Not known whether shoppers can order' },
  },
  Progressing: {
    True: { tone: 'info', words: 'Work is under way' },
    False: { tone: 'neutral', words: 'Nothing left to do' },
    Unknown: { tone: 'neutral', words: 'Not known what is under way' },
  },
  Released: {
    True: { tone: 'positive', words: 'Installed as wished' },
    False: { tone: 'warning', words: 'Not installed as wished' },
    Unknown: { tone: 'neutral', words: 'Not known what is installed' },
  },
  Healthy: {
    True: { tone: 'positive', words: 'Server and database answer' },
    False: { tone: 'danger', words: 'Server or database does not answer' },
    Unknown: { tone: 'neutral', words: 'Not checked yet' },
  },
};

/** Reasons that say more than the status: nothing is under way, and yet not all is as wished. */
const looksByReason: Record<string, Look> = {
  'Ready/Asleep': { tone: 'calm', words: 'Asleep until the next visit' },
  'Progressing/Asleep': { tone: 'calm', words: 'Asleep as wished' },
  'Progressing/Held': { tone: 'danger', words: 'Gave up; waits for another try or wish' },
  'Progressing/RolledBack': { tone: 'warning', words: 'Went back; waits for another wish' },
  'Progressing/WishWaits': { tone: 'warning', words: 'What is wished cannot be done' },
};

export const lookOf = ({ type, status, reason }: Condition): Look =>
  looksByReason[`${type}/${reason}`] ?? looks[type][status];

function Row({ condition }: { condition: Condition }) {
  const { type, status, reason, message, lastTransitionTime } = condition;
  const { tone, words } = lookOf(condition);
  return (
    <li className="flex gap-3 py-3 first:pt-0 last:pb-0">
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2.5 shrink-0 rounded-full bg-current ${toneText[tone]}`}
      />
      <div className="min-w-0 grow">
        <p className="font-medium">{words}</p>
        {message && <p className="text-sm wrap-anywhere text-muted">{message}</p>}
        <p className="mt-0.5 font-mono text-xs text-muted">
          {type}={status}
          {reason && ` · ${reason}`}
        </p>
      </div>
      <span className="shrink-0 pt-0.5 text-xs text-muted">
        <Age since={lastTransitionTime} />
      </span>
    </li>
  );
}

export function ConditionList({ conditions }: { conditions: readonly Condition[] }) {
  return (
    <ul className="divide-y divide-line">
      {conditions.map((condition) => (
        <Row key={condition.type} condition={condition} />
      ))}
    </ul>
  );
}
