/** One JSON line, as Medusa writes its own. */
export function log(level: 'info' | 'error', message: string): void {
  process.stdout.write(`${JSON.stringify({ level, message, timestamp: new Date().toISOString() })}\n`);
}
