import { storeNameMax, storeNameMin } from '@souk/contract';
import { Sparkles } from 'lucide-react';
import { suggestName } from './suggest-name.ts';
import { TextField } from './text-field.tsx';
import type { CreateForm } from './use-create-form.ts';

const rule = `${storeNameMin} to ${storeNameMax} lower-case letters, digits or hyphens; starts with a letter. It cannot change later.`;

export function NameField({ form }: { form: CreateForm }) {
  const better = form.errorOf('name') ? suggestName(form.values.name) : undefined;
  return (
    <div>
      <TextField
        form={form}
        field="name"
        hint={rule}
        required
        placeholder="acme"
        spellCheck={false}
        autoCapitalize="none"
        className="font-mono"
      />
      {better && (
        <button
          type="button"
          onClick={() => form.change('name', better)}
          className="mt-2 inline-flex items-center gap-1.5 rounded-full border border-info-line bg-info-soft px-3 py-1 text-[0.8125rem] text-info hover:border-link"
        >
          <Sparkles className="size-3.5" aria-hidden="true" />
          Use <span className="font-mono font-medium">{better}</span>
        </button>
      )}
    </div>
  );
}
