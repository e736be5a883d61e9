import type { OperationStep } from '@souk/contract';
import { Check, LoaderCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Elapsed } from './elapsed.tsx';
import { stepWords } from '../../../lib/step-words.ts';

type StepState = OperationStep['state'];

const node = 'flex size-6 items-center justify-center rounded-full border';

const looks: Record<StepState, { mark: ReactNode; text: string; spoken: string }> = {
  waiting: {
    mark: <span className={`${node} border-dashed border-line-strong`} />,
    text: 'text-muted',
    spoken: 'waiting',
  },
  running: {
    mark: (
      <span className={`${node} border-info-line bg-info-soft text-info`}>
        <LoaderCircle className="size-3.5 animate-spin" />
      </span>
    ),
    text: 'font-medium text-ink',
    spoken: 'under way',
  },
  done: {
    mark: (
      <span className={`${node} border-positive-line bg-positive-soft text-positive`}>
        <Check className="size-3.5" strokeWidth={2.5} />
      </span>
    ),
    text: 'text-ink',
    spoken: 'done',
  },
  failed: {
    mark: (
      <span className={`${node} border-danger-line bg-danger-soft text-danger`}>
        <X className="size-3.5" strokeWidth={2.5} />
      </span>
    ),
    text: 'font-medium text-danger',
    spoken: 'failed',
  },
};

function Step({ step: { name, state, startedAt, finishedAt, message } }: { step: OperationStep }) {
  const { mark, text, spoken } = looks[state];
  const until = state === 'running' ? undefined : (finishedAt ?? startedAt);
  return (
    <li className="group relative flex gap-3 pb-4 last:pb-0">
      <span
        aria-hidden="true"
        className="absolute top-6 bottom-0 left-3 w-px bg-line-strong group-last:hidden"
      />
      <span aria-hidden="true" className="relative shrink-0">
        {mark}
      </span>
      <span className="min-w-0 grow">
        <span className={`block transition-colors ${text}`}>
          {stepWords(name)}
          <span className="sr-only">: {spoken}</span>
        </span>
        {message && <span className="block text-sm wrap-anywhere text-muted">{message}</span>}
      </span>
      <Elapsed since={startedAt} until={until} className="pt-0.5 text-xs text-muted" />
    </li>
  );
}

/** The steps of an operation, from top to bottom. */
export function Timeline({ steps }: { steps: readonly OperationStep[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <Step key={step.name} step={step} />
      ))}
    </ol>
  );
}
