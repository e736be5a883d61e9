type Props = { className?: string };

/** A stall: an awning with three scallops over a lit doorway. */
export function LogoMark({ className = 'size-8' }: Props) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-[#3d46cf]" />
      <path
        className="fill-white"
        d="M7 8.2C7 7.5 7.5 7 8.2 7h15.6c.7 0 1.2.5 1.2 1.2V13a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0z"
      />
      <path className="fill-[#f6c667]" d="M10 25v-3.2c0-3 3-4.600 6-7.300 3 2.700 6 4.300 6 7.300V25z" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <LogoMark className="size-7" />
      <span className="text-lg font-semibold tracking-tight">Souk</span>
    </span>
  );
}
