import { type FileHandle, open } from 'node:fs/promises';

const block = 512;

/** Reference and manifest digest of an OCI archive, read without reading its layers. Throws when it is none. */
export async function readArchiveIndex(archive: string): Promise<{ ref: string; digest: string }> {
  const file = await open(archive);
  try {
    const text = await readMember(file, 'index.json');
    const { manifests } = JSON.parse(text) as {
      manifests: { digest: string; annotations?: Record<string, string> }[];
    };
    const [manifest] = manifests;
    if (!manifest) throw new Error('its index names no manifest');
    return {
      ref: manifest.annotations?.['org.opencontainers.image.ref.name'] ?? '',
      digest: manifest.digest,
    };
  } catch (error) {
    throw new Error(`${archive} is no OCI archive: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  } finally {
    await file.close();
  }
}

/** A tar archive is a chain of headers of one block, each with its file behind it, padded to whole blocks. */
async function readMember(file: FileHandle, wanted: string): Promise<string> {
  const header = Buffer.alloc(block);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(header, 0, block, at);
    const name = cString(header.subarray(0, 100));
    if (bytesRead < block || name === '') throw new Error(`it holds no ${wanted}`);
    const size = Number.parseInt(cString(header.subarray(124, 136)), 8);
    if (!Number.isSafeInteger(size)) throw new Error('it is not a tar file');
    if (name.replace(/^\.\//, '') === wanted) {
      const content = Buffer.alloc(size);
      await file.read(content, 0, size, at + block);
      return content.toString();
    }
    at += block + Math.ceil(size / block) * block;
  }
}

const cString = (bytes: Buffer): string => bytes.toString('latin1').split('\0')[0]?.trim() ?? '';
