import { useMemo, useState } from 'preact/hooks';

export interface Drawer {
  isOpen: boolean;
  /** What has just happened to the cart; shown and read out in the drawer. */
  message: string;
  open: (message?: string) => void;
  say: (message: string) => void;
  close: () => void;
}

export function useDrawer(): Drawer {
  const [isOpen, setOpen] = useState(false);
  const [message, say] = useState('');
  return useMemo(
    () => ({
      isOpen,
      message,
      say,
      open: (message = '') => {
        say(message);
        setOpen(true);
      },
      close: () => setOpen(false),
    }),
    [isOpen, message],
  );
}
