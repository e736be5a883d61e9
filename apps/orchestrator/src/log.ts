import { type Logger, pino } from 'pino';

/** JSON lines on stdout. Whatever may hold a secret is cut out by name, wherever it sits. */
const secrets = ['authorization', 'cookie', 'set-cookie', 'token', 'password', 'sessionKey'];

export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: { service: 'orchestrator' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: secrets.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]),
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
