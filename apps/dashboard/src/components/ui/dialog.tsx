import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button.tsx';

type Size = 'md' | 'lg';

const widths: Record<Size, string> = {
  md: 'w-[min(30rem,calc(100vw-2rem))]',
  lg: 'w-[min(36rem,calc(100vw-2rem))]',
};

type Props = { title: string; size?: Size; onClose(): void; children: ReactNode };

/**
 * A modal dialog while it is rendered. The first field, or what is chosen there, has the focus; the browser keeps it inside, closes on
 * Escape, and gives it back to where it was.
 */
export function Dialog({ title, size = 'md', onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the element leaves the page: a dialog that is removed while open gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('input:checked, input:not([type=radio])')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A press on the backdrop reaches the dialog itself; one on its content does not.
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      className={`m-auto ${widths[size]} rounded-2xl border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-[#14110c]/55 backdrop:backdrop-blur-[2px] open:animate-rise`}
    >
      <div className="px-6 pt-5 pb-6">
        <header className="mb-3 flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-lg font-semibold">
            {title}
          </h2>
          <IconButton icon={X} label="Close" onClick={onClose} className="-mt-1 -mr-2" />
        </header>
        {children}
      </div>
    </dialog>
  );
}
