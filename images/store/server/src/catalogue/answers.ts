/** JSON as it was sent. */
export type Answer = string;

export type Answers = {
  get(key: string): Answer | undefined;
  /** Kept only when nothing was cleared since `era` was read: what was read before a change may not be told after it. */
  put(key: string, era: number, answer: Answer): void;
  era(): number;
  clear(): void;
};

export type Bounds = {
  /** How old an answer may be: sales begin and end by the clock, which no event tells. */
  ageMs: number;
  /** Characters, of all answers together. */
  size: number;
  now?: () => number;
};

/** Of the whole memory one answer may take no more than this part. */
const largestPart = 8;

/** The oldest go first: a catalogue has few addresses that are asked for again and again, and they come back at once. */
export function createAnswers({ ageMs, size, now = () => performance.now() }: Bounds): Answers {
  const kept = new Map<string, { answer: Answer; until: number }>();
  let held = 0;
  let era = 0;
  let sweep: NodeJS.Timeout | undefined;
  const drop = (key: string): void => {
    held -= kept.get(key)?.answer.length ?? 0;
    kept.delete(key);
  };
  const dropWhile = (fits: (until: number) => boolean): void => {
    for (const [key, { until }] of kept) {
      if (!fits(until)) return;
      drop(key);
    }
  };
  // All live equally long, so the oldest are the first to end. An idle store gives its memory back.
  const sweepLater = (): void => {
    sweep ??= setTimeout(() => {
      sweep = undefined;
      dropWhile((until) => until <= now());
      if (kept.size > 0) sweepLater();
    }, ageMs).unref();
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      return found && found.until > now() ? found.answer : undefined;
    },
    put: (key, then, answer) => {
      if (then !== era || answer.length > size / largestPart) return;
      drop(key);
      kept.set(key, { answer, until: now() + ageMs });
      held += answer.length;
      dropWhile(() => held > size);
      sweepLater();
    },
    era: () => era,
    clear: () => {
      era += 1;
      held = 0;
      kept.clear();
    },
  };
}
