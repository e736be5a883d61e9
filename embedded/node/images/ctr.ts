import { execa } from 'execa';
import { diesWithParent } from '../host/contained.ts';
import type { ProcessIdentity } from '../host/process-identity.ts';
import { inside } from '../paths.ts';
import { enter, insideEnvironment } from '../supervisor/namespaces.ts';

/**
 * Runs containerd's own tool inside the node, in the namespace of Kubernetes' images and containers.
 * The tool reads `inputFile` as its standard input: the node cannot see files of the machine.
 */
export async function ctr(
  init: ProcessIdentity,
  args: readonly string[],
  inputFile?: string,
): Promise<string> {
  const base = [`${inside.bin}/ctr`, '--address', inside.containerdSocket, '--namespace', 'k8s.io'];
  const [enterCommand, enterArgs] = enter(init, [...base, ...args]);
  const [command, ...prefix] = diesWithParent;
  const { stdout } = await execa(command, [...prefix, enterCommand, ...enterArgs], {
    env: insideEnvironment,
    extendEnv: false,
    ...(inputFile === undefined ? { stdin: 'ignore' as const } : { inputFile }),
  });
  return stdout;
}

/** Digest of the manifest by reference, as the node has them. */
export async function listImages(init: ProcessIdentity): Promise<Map<string, string>> {
  return parseImageList(await ctr(init, ['images', 'list']));
}

/** Reads the table REF, TYPE, DIGEST, SIZE, ... that `ctr images list` prints. */
export function parseImageList(table: string): Map<string, string> {
  const rows = table.split('\n').slice(1).filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [ref = '', , digest = ''] = row.split(/\s+/);
      return [ref, digest];
    }),
  );
}

export const loadArchive = (init: ProcessIdentity, archive: string): Promise<string> =>
  ctr(init, ['images', 'import', '-'], archive);
