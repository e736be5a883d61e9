import { execa } from 'execa';
import { kubectl, platform } from './platform.ts';

/** Where a probe runs: a pod, and the container in it. */
export type Place = { namespace: string; pod: string; container?: string };

const inside = ({ namespace, pod, container }: Place): string[] => [
  'exec',
  '--namespace',
  namespace,
  pod,
  ...(container ? ['--container', container] : []),
  '--',
];

/** Runs a script of Node in a pod; answers what it printed. */
export const runNode = (place: Place, script: string, ...args: string[]): Promise<string> =>
  kubectl(...inside(place), 'node', '--eval', script, ...args);

/** Runs a command in a pod; answers what it printed, and rejects with its complaint. */
export const runIn = (place: Place, ...command: string[]): Promise<string> =>
  kubectl(...inside(place), ...command);

const connectScript = `
const { connect } = require('node:net');
const probe = ([name, target]) => new Promise((done) => {
  const [, host, port] = /^(.*):(\\d+)$/.exec(target);
  const socket = connect({ host, port: Number(port), timeout: 1500 });
  const end = (what) => { socket.destroy(); done([name, what]); };
  socket.once('connect', () => end('open'));
  socket.once('timeout', () => end('silent'));
  socket.once('error', (error) => end(error.code === 'ETIMEDOUT' ? 'silent' : error.code));
});
Promise.all(Object.entries(JSON.parse(process.argv[1])).map(probe)).then((all) => console.log(JSON.stringify(Object.fromEntries(all))));
`;

/**
 * What a pod finds when it opens TCP connections to `host:port`, by name: `open`, `silent` (nothing came back within 1.5 s,
 * as a policy that drops it looks like) or an error's code.
 */
export async function connectionsFrom(
  place: Place,
  targets: Record<string, string>,
): Promise<Record<string, string>> {
  return JSON.parse(await runNode(place, connectScript, JSON.stringify(targets))) as Record<string, string>;
}

const listenScript = `
const { createServer } = require('node:net');
const listen = (port) => createServer((socket) => socket.end()).on('error', () => {}).listen(port);
process.argv.slice(1).map(Number).forEach(listen);
process.stdin.resume().on('end', () => process.exit());
setTimeout(() => process.exit(), 90000);
console.log('listening');
`;

/** Has a pod listen on ports where nothing does yet. Call the answer to end it. */
export async function listenIn(place: Place, ...ports: number[]): Promise<() => Promise<void>> {
  const [command = '', ...first] = platform.kubectl;
  const [exec = '', ...where] = inside(place);
  const args = [...first, exec, '--stdin', ...where, 'node', '--eval', listenScript, ...ports.map(String)];
  const listener = execa(command, args, { env: { KUBECONFIG: platform.kubeconfig }, reject: false });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  listener.stdout.once('data', () => resolve());
  void listener.then(({ stderr }) => reject(new Error(stderr)));
  await listening;
  return async () => {
    listener.stdin.end();
    await listener;
  };
}
