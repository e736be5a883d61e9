import { useSearchParams } from 'react-router';
import { type ListFilter, readFilter, writeFilter } from './list-filter.ts';

/** Search, phase and order live in the address, so that a view can be shared and survives going back. */
export function useListFilter(): [ListFilter, (change: Partial<ListFilter>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const change = (change: Partial<ListFilter>) =>
    setParams(writeFilter({ ...filter, ...change }), { replace: true, preventScrollReset: true });
  return [filter, change];
}
