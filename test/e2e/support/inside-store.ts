import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { platform } from './platform.ts';

/** Runs a program (an ES module) with Node in the store's own container, where shop and agent are at home; answers its output. */
async function runInside(namespace: string, program: string): Promise<string> {
  const [command = '', ...first] = platform.kubectl;
  const target = ['exec', '-i', 'deployment/store', '-n', namespace, '-c', 'medusa', '--'];
  const node = [
    'env',
    'STORE_URL=http://127.0.0.1:9000',
    'COUNTRY=de',
    'SEED=demo',
    'node',
    '--input-type=module',
    '-',
  ];
  const { stdout } = await execa(command, [...first, ...target, ...node], {
    env: { KUBECONFIG: platform.kubeconfig },
    input: program,
  });
  return stdout;
}

/** Buys something, as the chart's own test does it. */
export async function buyInside(namespace: string): Promise<void> {
  await runInside(namespace, await readFile(join('charts', 'store', 'files', 'buy.mjs'), 'utf8'));
}

const callShop = `
  import { readFileSync } from 'node:fs';
  const secret = (key) => readFileSync('/run/secrets/souk/' + key, 'utf8').trim();
  const call = async (url, options) => (await fetch(url, options)).json();
`;

type Order = { id: string; display_id: number };

async function readOrders(namespace: string): Promise<Order[]> {
  const output = await runInside(
    namespace,
    `${callShop}
    const body = JSON.stringify({ email: process.env.ADMIN_EMAIL, password: secret('admin-password') });
    const headers = { 'content-type': 'application/json' };
    const shop = process.env.STORE_URL;
    const { token } = await call(shop + '/auth/user/emailpass', { method: 'POST', headers, body });
    const { orders } = await call(shop + '/admin/orders?fields=id,display_id&order=display_id&limit=10000', {
      headers: { authorization: 'Bearer ' + token },
    });
    console.log(JSON.stringify(orders));`,
  );
  return JSON.parse(output) as Order[];
}

/** Numbers of all orders, the first one first. */
export const ordersInside = async (namespace: string): Promise<number[]> =>
  (await readOrders(namespace)).map((order) => order.display_id);

export const orderIdsInside = async (namespace: string): Promise<string[]> =>
  (await readOrders(namespace)).map((order) => order.id);

/** What the store's agent answers. */
export async function askAgentInside<Answer>(namespace: string, path: string): Promise<Answer> {
  const output = await runInside(
    namespace,
    `${callShop}
    const headers = { authorization: 'Bearer ' + secret('agent-token') };
    console.log(JSON.stringify(await call('http://127.0.0.1:9001${path}', { headers })));`,
  );
  return JSON.parse(output) as Answer;
}
