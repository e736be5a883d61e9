/** The demo shop. Amounts are in the store's currency; pictures come with the storefront. */

export type Product = {
  title: string;
  handle: string;
  subtitle: string;
  description: string;
  /** Path on the store's own host, so that it is right under every host name. */
  picture: string;
  category: string;
  material: string;
  weight: number;
  price: number;
  /** Every combination becomes a variant. */
  options: Readonly<Record<string, readonly string[]>>;
};

const sizes = ['S', 'M', 'L', 'XL'];

export const categories = ['Clothing', 'Accessories'];

export const products: readonly Product[] = [
  {
    title: 'Bazaar T-Shirt',
    handle: 't-shirt',
    subtitle: 'Organic cotton, cut to last',
    description:
      'A heavyweight tee in combed organic cotton that keeps its shape wash after wash. Regular fit, ribbed collar, no itchy label.',
    picture: '/demo/t-shirt.svg',
    category: 'Clothing',
    material: '100% organic cotton, 220 g/m²',
    weight: 220,
    price: 25,
    options: { Size: sizes, Color: ['Sand', 'Ink'] },
  },
  {
    title: 'Caravan Sweatshirt',
    handle: 'sweatshirt',
    subtitle: 'Brushed inside, calm outside',
    description:
      'The one you reach for when the evening cools down: loop-back cotton, brushed inside, with side panels that give where it matters.',
    picture: '/demo/sweatshirt.svg',
    category: 'Clothing',
    material: '80% cotton, 20% recycled polyester',
    weight: 480,
    price: 59,
    options: { Size: sizes },
  },
  {
    title: 'Market Mug',
    handle: 'mug',
    subtitle: 'Stoneware, 350 ml',
    description:
      'Thrown stoneware with a satin glaze and a handle for all four fingers. Goes into the dishwasher and the microwave.',
    picture: '/demo/mug.svg',
    category: 'Accessories',
    material: 'Glazed stoneware',
    weight: 390,
    price: 16.5,
    options: { Color: ['Saffron', 'Indigo'] },
  },
  {
    title: 'Everyday Tote',
    handle: 'tote',
    subtitle: 'Carries 15 kg without complaint',
    description:
      'Sturdy canvas, long straps, an inner pocket for keys. Folds to the size of a paperback and swallows a week of groceries.',
    picture: '/demo/tote.svg',
    category: 'Accessories',
    material: 'Cotton canvas, 340 g/m²',
    weight: 260,
    price: 19,
    options: { Color: ['Natural'] },
  },
];

/** One object for each combination of options: {Size: S, Color: Sand}, {Size: S, Color: Ink}, … */
export function combinations(options: Product['options']): Record<string, string>[] {
  return Object.entries(options).reduce<Record<string, string>[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
