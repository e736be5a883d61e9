/** `registry.example.com:5000/souk/store:2.21.2` in the three parts that the chart takes. */
export function splitImage(image: string): { registry: string; repository: string; tag: string } {
  const colon = image.lastIndexOf(':');
  const tagged = colon > image.lastIndexOf('/');
  const path = tagged ? image.slice(0, colon) : image;
  const tag = tagged ? image.slice(colon + 1) : '';
  const slash = path.indexOf('/');
  const first = slash < 0 ? '' : path.slice(0, slash);
  const isRegistry = first === 'localhost' || /[.:]/.test(first);
  return isRegistry
    ? { registry: first, repository: path.slice(slash + 1), tag }
    : { registry: '', repository: path, tag };
}
