import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router';
import { BackToStores } from '../components/ui/breadcrumb.tsx';
import { controlClass, Field } from '../components/ui/field.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { AuditSection } from '../features/audit/audit-section.tsx';
import { useMe } from '../features/session/me-context.ts';

const scopeWords = {
  all: 'Whatever changed a store or read its login, and calls that were refused for who made them.',
  own: 'What you did, and what was done to your stores while they were yours.',
};

export function Component() {
  const { audit } = useMe().access;
  const [search, setSearch] = useSearchParams();
  const store = search.get('store') ?? '';
  // The API is asked once typing pauses, and not for each letter.
  const wanted = useDeferredValue(store.trim());
  return (
    <>
      <title>Audit · Souk</title>
      <BackToStores />
      <h1 className="text-2xl font-semibold">Audit</h1>
      {audit === 'none' ? (
        <div className="mt-6 max-w-3xl">
          <Notice tone="neutral" title="You may not read the audit." />
        </div>
      ) : (
        <>
          <p className="mt-1 mb-6 text-muted">{scopeWords[audit]}</p>
          <div className="mb-5 max-w-xs">
            <Field label="Store" optional>
              {(ids) => (
                <input
                  {...ids}
                  type="search"
                  value={store}
                  maxLength={63}
                  placeholder="All stores"
                  autoComplete="off"
                  onChange={({ target: { value } }) =>
                    setSearch(value ? { store: value } : {}, { replace: true })
                  }
                  className={`${controlClass} h-10`}
                />
              )}
            </Field>
          </div>
          <AuditSection store={wanted} />
        </>
      )}
    </>
  );
}
