import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Access, kubectl } from '../../embedded/launcher/platform.ts';

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

/** Rows of a table: the pod's cgroup working set (what the kubelet evicts by), then each process' share (PSS). */
export async function memoryOf(access: Access, namespace: string): Promise<string[][]> {
  const uid = await kubectl(
    access,
    'get',
    'pods',
    '--namespace',
    namespace,
    '-o',
    'jsonpath={.items[0].metadata.uid}',
  );
  const group = await podGroup(uid);
  const processes = await processesIn(group);
  const byCommand = Map.groupBy(processes, ({ command }) => command);
  const rows = [...byCommand].map(([command, found]) => {
    const count = found.length > 1 ? ` (${found.length} processes)` : '';
    return [`${command}${count}, PSS`, mebibytes(found.reduce((sum, { pss }) => sum + pss, 0)), ''];
  });
  return [['pod, cgroup working set', mebibytes(await workingSet(group)), '350'], ...rows];
}

async function podGroup(uid: string): Promise<string> {
  for (const root of ['/sys/fs/cgroup/memory', '/sys/fs/cgroup']) {
    for await (const found of glob(`**/pod${uid}`, { cwd: root })) return join(root, found);
  }
  throw new Error(`there is no cgroup of pod ${uid}`);
}

/** As the kubelet counts: usage without the file pages that may go at any time. */
async function workingSet(group: string): Promise<number> {
  const number = async (file: string) => Number(await readFile(join(group, file), 'utf8'));
  const usage = await number('memory.usage_in_bytes').catch(() => number('memory.current'));
  const stat = await readFile(join(group, 'memory.stat'), 'utf8');
  const inactive = /^(?:total_)?inactive_file (\d+)$/m.exec(
    stat.replace(/^inactive_file.*\n(?=[\s\S]*total_inactive_file)/m, ''),
  );
  return usage - Number(inactive?.[1] ?? 0);
}

async function processesIn(group: string): Promise<{ command: string; pss: number }[]> {
  const found: { command: string; pss: number }[] = [];
  for await (const file of glob('**/cgroup.procs', { cwd: group })) {
    for (const pid of (await readFile(join(group, file), 'utf8')).split('\n').filter(Boolean)) {
      const [command, rollup] = await Promise.all([
        readFile(`/proc/${pid}/comm`, 'utf8'),
        readFile(`/proc/${pid}/smaps_rollup`, 'utf8'),
      ]);
      found.push({ command: command.trim(), pss: Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024 });
    }
  }
  return found;
}
