import { useLayoutEffect, useRef } from 'react';

type Props = { text: string; label: string; wrap: boolean };

/** Within so many pixels of its end, a reader is at the end. */
const nearPx = 24;

/** Stays at the newest line, unless the reader has scrolled up to look at something. */
export function LogView({ text, label, wrap }: Props) {
  const ref = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const view = ref.current;
    if (view && atEnd.current) view.scrollTop = view.scrollHeight;
  });
  return (
    <pre
      ref={ref}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < nearPx;
      }}
      // It scrolls, which needs the focus for those who use no mouse.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="log"
      // Read by those who go there, and not spoken line by line.
      aria-live="off"
      aria-label={label}
      className={`h-[min(34rem,60vh)] overflow-auto bg-sunken px-4 py-3 font-mono text-xs leading-relaxed -outline-offset-2! ${wrap ? 'wrap-anywhere whitespace-pre-wrap' : ''}`}
    >
      {text}
    </pre>
  );
}
