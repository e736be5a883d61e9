import type { Store } from '@souk/contract';
import { StoreRow } from './store-row.tsx';

const head = 'px-4 py-2.5 font-medium';

export function StoreTable({ stores }: { stores: readonly Store[] }) {
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface shadow-card">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Stores</caption>
        <thead className="border-b border-line text-xs text-muted max-md:sr-only">
          <tr>
            <th scope="col" className={head}>
              Store
            </th>
            <th scope="col" className={head}>
              Phase
            </th>
            <th scope="col" className={`${head} max-lg:hidden`}>
              Version
            </th>
            <th scope="col" className={`${head} max-lg:hidden`}>
              Plan
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              Owner
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              Age
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              Address
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {stores.map((store) => (
            <StoreRow key={store.name} store={store} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
