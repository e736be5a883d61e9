/** `{ 'node-ip': '198.51.100.2' }` as `--node-ip=198.51.100.2`. */
export const flags = (values: Record<string, string | number | boolean>): string[] =>
  Object.entries(values).map(([name, value]) => `--${name}=${value}`);
