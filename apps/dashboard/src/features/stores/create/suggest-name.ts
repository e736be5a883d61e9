import { storeName, storeNameMax } from '@souk/contract';

/** A valid name that is close to what was typed, such as "my-shop" for "My Shop!"; undefined when there is none. */
export function suggestName(typed: string): string | undefined {
  const name = typed
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s_-]/g, '')
    .replaceAll(/[\s_-]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, storeNameMax)
    .replace(/-+$/, '');
  return name !== typed && storeName.safeParse(name).success ? name : undefined;
}
