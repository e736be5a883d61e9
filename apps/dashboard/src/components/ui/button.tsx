import { type LucideIcon, LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-quiet';
type Size = 'md' | 'sm' | 'lg';

const looks: Record<Variant, string> = {
  primary: 'bg-brand text-white shadow-card hover:bg-brand-deep',
  secondary: 'border border-line-strong bg-surface text-ink shadow-card hover:border-field hover:bg-sunken',
  ghost: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'bg-danger-fill text-white shadow-card hover:brightness-110',
  'danger-quiet': 'border border-danger-line bg-surface text-danger hover:bg-danger-soft',
};

const sizes: Record<Size, string> = {
  sm: 'h-8 gap-1.5 rounded-md px-2.5 text-sm',
  md: 'h-9 gap-2 rounded-lg px-3.5 text-sm',
  lg: 'h-11 gap-2 rounded-lg px-5 text-[0.9375rem]',
};

/** For links that look like buttons. */
export const buttonClass = (variant: Variant = 'secondary', size: Size = 'md') =>
  `inline-flex shrink-0 items-center justify-center font-medium whitespace-nowrap transition-[background,border,filter] duration-150 disabled:cursor-not-allowed disabled:opacity-50 ${sizes[size]} ${looks[variant]}`;

type Props = ComponentProps<'button'> & {
  variant?: Variant;
  size?: Size;
  icon?: LucideIcon;
  /** Work is under way: the button keeps its name and its focus, and does nothing. */
  busy?: boolean;
};

export function Button({ variant, size, icon: Icon, busy = false, children, className, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      {...(busy ? { onClick: (event) => event.preventDefault() } : {})}
      className={`${buttonClass(variant, size)} ${className ?? ''}`}
    >
      {busy ? (
        <LoaderCircle className="size-4 animate-spin" aria-hidden="true" />
      ) : (
        Icon && <Icon className="size-4" aria-hidden="true" />
      )}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & { icon: LucideIcon; label: string };

export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-muted transition-colors hover:bg-sunken hover:text-ink ${className ?? ''}`}
    >
      <Icon className="size-4" aria-hidden="true" />
    </button>
  );
}
