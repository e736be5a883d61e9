/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Product } from '../api/types.ts';
import { ProductImage } from './product-image.tsx';

/** The thumbnail first, then the other pictures; each address once. */
const picturesOf = (product: Product): string[] => [
  ...new Set(
    [product.thumbnail, ...(product.images ?? []).map(({ url }) => url)].filter((url) => url !== null),
  ),
];

export function Gallery({ product }: { product: Product }) {
  const pictures = picturesOf(product);
  const [chosen, setChosen] = useState(0);
  return (
    <div class="gallery">
      <ProductImage url={pictures[chosen] ?? null} alt={product.title} first />
      {pictures.length > 1 && (
        <ul class="gallery-thumbs" aria-label="Pictures">
          {pictures.map((url, index) => (
            <li key={url}>
              <button
                type="button"
                aria-label={`Picture ${index + 1} of ${pictures.length}`}
                aria-pressed={index === chosen}
                onClick={() => setChosen(index)}
              >
                <ProductImage url={url} alt="" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
