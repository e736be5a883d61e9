import { BackToStores } from '../components/ui/breadcrumb.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { useMe } from '../features/session/session.ts';
import { AddressPreview } from '../features/stores/create/address-preview.tsx';
import { CreateStoreForm } from '../features/stores/create/create-store-form.tsx';
import { useCreateForm } from '../features/stores/create/use-create-form.ts';

export function Component() {
  const form = useCreateForm();
  const allowed = useMe().access.create;
  return (
    <div className="mx-auto max-w-4xl">
      <title>New store · Souk</title>
      <BackToStores />
      <h1 className="text-2xl font-semibold tracking-tight">New store</h1>
      <p className="mt-1 mb-7 text-muted">Only a name is needed. It will be ready in a few seconds.</p>
      {allowed ? (
        <div className="grid gap-8 md:grid-cols-[minmax(0,1fr)_18rem] md:items-start">
          <CreateStoreForm form={form} />
          <div className="max-md:order-first md:sticky md:top-20">
            <AddressPreview name={form.values.name} />
          </div>
        </div>
      ) : (
        <Notice tone="warning" title="You may not create stores">
          Ask whoever runs this platform for the right to do so.
        </Notice>
      )}
    </div>
  );
}
