import type { Phase } from '@souk/contract';
import { useEffect, useRef, useState } from 'react';
import { phaseLooks } from '../phase-look.ts';

type Props = { displayName: string; phase: Phase };

/** Tells a screen reader of each change of phase, and nothing when the page opens. */
export function PhaseAnnouncer({ displayName, phase }: Props) {
  const known = useRef(phase);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (known.current === phase) return;
    known.current = phase;
    setWords(`${displayName} is ${phase}. ${phaseLooks[phase].meaning}`);
  }, [displayName, phase]);
  return <output className="sr-only">{words}</output>;
}
