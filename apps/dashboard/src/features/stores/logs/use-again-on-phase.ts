import type { Phase } from '@souk/contract';
import { useEffect, useRef } from 'react';

/** A store that wakes up or starts anew has a new pod: where reading was `over`, it begins again by itself. */
export function useAgainOnPhase(phase: Phase, over: boolean, onAgain: () => void): void {
  const known = useRef(phase);
  useEffect(() => {
    if (!over || known.current === phase) return;
    known.current = phase;
    onAgain();
  });
}
