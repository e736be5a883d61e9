import { LogoMark } from '../components/ui/logo.tsx';

export function Splash() {
  return (
    <div aria-busy="true" className="flex min-h-dvh items-center justify-center">
      <LogoMark className="size-12 animate-pulse" />
      <span className="sr-only">Loading Souk…</span>
    </div>
  );
}
