/** Deeper than any wish goes: what is below is refused anyway, and must not cost a stack. */
const deepest = 6;

export type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a merge patch (RFC 7396) makes of `target`, as the API server will do it. */
export function mergePatched(target: unknown, patch: unknown, depth = 0): unknown {
  if (!isObject(patch) || depth > deepest) return patch;
  const result = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, mergePatched(result.get(key), value, depth + 1));
  }
  return Object.fromEntries(result);
}
