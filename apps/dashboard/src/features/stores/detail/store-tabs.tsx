import {
  Activity,
  DatabaseBackup,
  Gauge,
  House,
  type LucideIcon,
  ScrollText,
  SlidersHorizontal,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';

type Tab = { path: string; title: string; icon: LucideIcon };

const tabs: readonly Tab[] = [
  { path: '', title: 'Overview', icon: House },
  { path: 'activity', title: 'Activity', icon: Activity },
  { path: 'logs', title: 'Logs', icon: ScrollText },
  { path: 'backups', title: 'Backups', icon: DatabaseBackup },
  { path: 'usage', title: 'Usage', icon: Gauge },
  { path: 'settings', title: 'Settings', icon: SlidersHorizontal },
];

/** Where the row is wider than the screen, the section that is shown must not hide beyond its edge. */
function useCurrentInView() {
  const ref = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  const shown = useRef('');
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const list = ref.current;
    const current = list?.querySelector<HTMLElement>('[aria-current=page]');
    if (!list || !current) return;
    list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  }, [pathname]);
  return ref;
}

/** The sections of a store's page. Links, because each section has an address. */
export function StoreTabs({ name }: { name: string }) {
  const list = useCurrentInView();
  return (
    <nav aria-label="Sections of the store" className="mb-6 border-b border-line max-sm:-mx-4">
      <ul
        ref={list}
        className="relative -mb-px flex gap-1 overflow-x-auto [scrollbar-width:none] max-sm:px-4"
      >
        {tabs.map(({ path, title, icon: Icon }) => (
          <li key={path} className="shrink-0">
            <NavLink
              to={`/stores/${name}${path && `/${path}`}`}
              end
              preventScrollReset
              className="flex items-center gap-2 border-b-2 border-transparent px-3 py-2.5 text-sm font-medium text-muted transition-colors -outline-offset-2! hover:text-ink aria-[current=page]:border-brand aria-[current=page]:text-ink"
            >
              <Icon className="size-4" aria-hidden="true" />
              {title}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
