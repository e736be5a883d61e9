import { ChevronRight } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { AddressPreview } from './address-preview.tsx';
import { AdvancedFields } from './advanced-fields.tsx';
import { type FormField } from './create-form.ts';
import { NameField } from './name-field.tsx';
import { TextField } from './text-field.tsx';
import { useCreateForm } from './use-create-form.ts';

const isAdvanced = (field: FormField) => field !== 'name' && field !== 'displayName';

function Failure({ error }: { error: unknown }) {
  const { title, detail } = describeError(error);
  return (
    <Notice tone="danger" role="alert" title={title}>
      {detail}
    </Notice>
  );
}

export function CreateStoreForm({ onCancel }: { onCancel(): void }) {
  const form = useCreateForm();
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
      <p className="text-muted">Only a name is needed. Your shop takes orders a few seconds later.</p>
      {form.failure && <Failure error={form.failure} />}
      <div className="space-y-3">
        <NameField form={form} />
        <AddressPreview name={form.values.name} />
      </div>
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
      <div className="sticky bottom-0 -mx-6 -mb-6 flex justify-end gap-2.5 border-t border-line bg-surface px-6 py-4">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          Create
        </Button>
      </div>
    </form>
  );
}
