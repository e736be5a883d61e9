/** "Wait for pods" of a step's name, whether it is written as words or as an identifier. */
export function stepWords(name: string): string {
  const words = name.includes(' ')
    ? name
    : name
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replaceAll(/[-_]+/g, ' ')
        .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
