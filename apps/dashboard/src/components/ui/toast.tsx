import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { IconButton } from './button.tsx';

/** Bad news must not come with the mark of good news. */
type ToastTone = 'positive' | 'danger';
type Toast = { id: number; text: string; tone: ToastTone };
type Show = (text: string, tone?: ToastTone) => void;

const marks: Record<ToastTone, ReactNode> = {
  positive: <CircleCheck className="size-4 shrink-0 text-positive" aria-hidden="true" />,
  danger: <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden="true" />,
};

const ToastContext = createContext<Show>(() => undefined);

/** Long enough to be read twice. */
const shownMs = 7_000;
let lastId = 0;

export const useToast = (): Show => useContext(ToastContext);

/** Short words about what just happened, which outlive the page that said them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback<Show>(
    (text, tone = 'positive') => {
      lastId += 1;
      const id = lastId;
      setToasts((all) => [...all.slice(-2), { id, text, tone }]);
      setTimeout(() => dismiss(id), shownMs);
    },
    [dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      <output className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2">
        {toasts.map(({ id, text, tone }) => (
          <span
            key={id}
            className="pointer-events-auto flex max-w-md animate-rise items-center gap-3 rounded-xl border border-line bg-raised py-1.5 pr-1.5 pl-4 text-sm shadow-float"
          >
            {marks[tone]}
            <span>{text}</span>
            <IconButton icon={X} label="Dismiss" onClick={() => dismiss(id)} />
          </span>
        ))}
      </output>
    </ToastContext>
  );
}
