import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What a name answers: an IPv4 address, or silence as of a server that is gone. A name without an entry does not exist. */
export type Zone = Map<string, string | 'silent'>;

/** A DNS server on 127.0.0.1 that knows the A records of `zone`, also those that are added later. */
export async function startDns(zone: Zone): Promise<{ port: number; stop: () => void }> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const answer = zone.get(questionName(query));
    if (answer !== 'silent') socket.send(reply(query, answer), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, stop: () => socket.close() };
}

const headerBytes = 12;

/** Labels from the question section, which follows the header. */
function questionName(query: Buffer): string {
  const labels: string[] = [];
  for (let at = headerBytes; query[at]; at += 1 + (query[at] ?? 0)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  }
  return labels.join('.').toLowerCase();
}

function reply(query: Buffer, address: string | undefined): Buffer {
  const question = query.subarray(headerBytes, query.indexOf(0, headerBytes) + 5);
  const flags = address ? [0x81, 0x80] : [0x81, 0x83]; // no error, or NXDOMAIN
  const header = Buffer.from([query[0] ?? 0, query[1] ?? 0, ...flags, 0, 1, 0, address ? 1 : 0, 0, 0, 0, 0]);
  // A pointer to the question's name, type A, class IN, a TTL of 1 s, four bytes of address.
  const record = address
    ? [0xc0, headerBytes, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]
    : [];
  return Buffer.concat([header, question, Buffer.from(record)]);
}
