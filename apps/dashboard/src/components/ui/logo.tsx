type Props = { className?: string };

/** The gate of a market, with its lamp lit. Also in public/favicon.svg. */
export function LogoMark({ className = 'size-8' }: Props) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-[#3d46cf]" />
      <path
        className="fill-white"
        d="M16 5c1.9 2.5 8.5 4.2 8.5 10.2 0 1.7-.5 3.2-1.3 4.3V26h-3.9v-6.2c.8-.8 1.3-1.8 1.3-3.2 0-3.1-3.4-4-4.6-5.6-1.2 1.6-4.6 2.5-4.6 5.6 0 1.4.5 2.4 1.3 3.2V26H8.8v-6.5c-.8-1.1-1.3-2.6-1.3-4.3C7.5 9.2 14.1 7.5 16 5z"
      />
      <circle cx="16" cy="17" r="2.4" className="fill-[#f6c667]" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="flex items-center gap-2.5">
      <LogoMark className="size-7" />
      <span className="text-lg leading-none font-semibold">Souk</span>
    </span>
  );
}
