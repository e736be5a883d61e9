export const rules: readonly {
  name: string;
  why: string;
  changes: readonly { file: string; find: string; replace: string }[];
}[];
