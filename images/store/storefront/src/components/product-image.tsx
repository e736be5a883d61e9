/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { BagIcon } from './icons.tsx';

interface Props {
  url: string | null;
  /** Empty where the product's name stands beside it. */
  alt: string;
  /** Seen without scrolling: loaded at once. */
  first?: boolean;
}

/** A square. Without a picture, or with one that does not load, a quiet tile stands in. */
export function ProductImage({ url, alt, first = false }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  if (!url || broken === url) {
    return (
      <span class="picture picture-none" role={alt ? 'img' : undefined} aria-label={alt || undefined}>
        <BagIcon />
      </span>
    );
  }
  return (
    <img
      class="picture"
      src={url}
      alt={alt}
      width="800"
      height="800"
      loading={first ? 'eager' : 'lazy'}
      decoding="async"
      onError={() => setBroken(url)}
    />
  );
}
