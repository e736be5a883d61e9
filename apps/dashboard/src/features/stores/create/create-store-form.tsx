import { ChevronRight } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Button, buttonClass } from '../../../components/ui/button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { AdvancedFields } from './advanced-fields.tsx';
import { type FormField } from './create-form.ts';
import { NameField } from './name-field.tsx';
import { TextField } from './text-field.tsx';
import type { CreateForm } from './use-create-form.ts';

const isAdvanced = (field: FormField) => field !== 'name' && field !== 'displayName';

function Failure({ error }: { error: unknown }) {
  const { title, detail } = describeError(error);
  return (
    <Notice tone="danger" role="alert" title={title}>
      {detail}
    </Notice>
  );
}

export function CreateStoreForm({ form }: { form: CreateForm }) {
  const ref = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState(false);

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (form.busy) return;
    const faulty = await form.submit();
    if (faulty.some(isAdvanced)) setOpen(true);
    // After the errors are on the page, and the part that hides them is open.
    requestAnimationFrame(() => ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <form ref={ref} noValidate onSubmit={(event) => void onSubmit(event)} className="space-y-5">
      {form.failure && <Failure error={form.failure} />}
      <NameField form={form} />
      <TextField
        form={form}
        field="displayName"
        placeholder="Acme Outfitters"
        hint="What shoppers see. Without it, the name."
      />
      <details
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="group rounded-xl border border-line bg-surface"
      >
        <summary className="flex list-none items-center gap-2 rounded-xl px-4 py-3 text-sm font-medium select-none [&::-webkit-details-marker]:hidden">
          <ChevronRight
            className="size-4 text-muted transition-transform group-open:rotate-90"
            aria-hidden="true"
          />
          Advanced
          <span className="ml-auto truncate pl-3 font-normal text-muted group-open:hidden">
            catalogue, plan, version, place
          </span>
        </summary>
        <div className="border-t border-line px-4 py-5">
          <AdvancedFields form={form} />
        </div>
      </details>
      <div className="flex items-center gap-3 pt-1">
        <Button type="submit" variant="primary" size="lg" busy={form.busy}>
          Create
        </Button>
        <Link to="/" className={buttonClass('ghost', 'lg')}>
          Cancel
        </Link>
      </div>
    </form>
  );
}
