import type { Store } from '@souk/contract';
import { Select } from '../../../components/ui/select.tsx';
import { useToast } from '../../../components/ui/toast.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { mayUpdate } from '../../session/may.ts';
import { useMe } from '../../session/me-context.ts';
import { ActionRow } from './action-row.tsx';
import { usePatchStore } from './use-change.ts';

const choices: readonly (readonly [time: string, words: string])[] = [
  ['', 'Never'],
  ['30m', 'After 30 minutes'],
  ['2h', 'After 2 hours'],
  ['12h', 'After 12 hours'],
  ['7d', 'After 7 days'],
];

/** A time that was set by other means stands among those on offer. */
const choicesWith = (time: string) =>
  choices.some(([known]) => known === time) ? choices : [...choices, [time, `After ${time}`] as const];

/** For how long nobody uses the store before it sleeps by itself. Undone as easily as done, so that nobody is asked twice. */
export function SleepAfterRow({ store }: { store: Store }) {
  const allowed = mayUpdate(useMe(), store);
  const patch = usePatchStore(store, false);
  const toast = useToast();
  const now = store.sleepAfter ?? '';
  const choose = (time: string) =>
    patch.mutate(
      { sleepAfter: time || null },
      {
        onError: (error: Error) => {
          const { title, detail } = describeError(error);
          toast(detail ?? title, 'danger');
        },
      },
    );
  return (
    <ActionRow
      title="Sleep by itself"
      button={
        <Select
          className="h-10 w-48"
          aria-label="Sleep by itself"
          value={patch.isPending ? (patch.variables.sleepAfter ?? '') : now}
          disabled={!allowed || patch.isPending}
          onChange={({ target }) => choose(target.value)}
        >
          {choicesWith(now).map(([time, words]) => (
            <option key={time} value={time}>
              {words}
            </option>
          ))}
        </Select>
      }
    >
      When nobody has used it for a while. Its next visit wakes it.
    </ActionRow>
  );
}
