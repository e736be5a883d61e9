/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useShop } from './shop-context.tsx';

/** A browser reads the first page by itself; after that the pages must say that they have changed. */
let isFirstPage = true;

interface Props {
  /** Of the browser window, before the shop's name; without it the name alone. */
  title?: string;
  class?: string;
  children: ComponentChildren;
}

/** A page's one `h1`. It takes the focus when the page is shown, so that keyboard and screen reader start there. */
export function PageHeading({ title, class: className, children }: Props) {
  const shop = useShop();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title ? `${title} · ${shop.name}` : shop.name;
  }, [title, shop.name]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} class={className}>
      {children}
    </h1>
  );
}
