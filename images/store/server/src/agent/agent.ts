import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { log } from '../log.ts';
import { NotStored } from '../snapshots/store-snapshots.ts';
import { Problem } from './problem.ts';
import { answer, type Answer, type Store } from './routes.ts';
import { checkToken } from './token.ts';

export type AgentOptions = { port: number; tokenFile: string; store: Store };

const maxBody = 4096;

/** Serves the store's state and snapshots to the orchestrator, from before Medusa is loaded until the process ends. */
export function startAgent({ port, tokenFile, store }: AgentOptions): Server {
  const server = createServer((request, response) => {
    void handle(request, tokenFile, store).then((answer) => send(response, answer));
  });
  server.on('error', (error) => log('error', `The agent cannot listen: ${error.message}`));
  // Never a reason for the process to stay.
  return server.listen(port).unref();
}

async function handle(request: IncomingMessage, tokenFile: string, store: Store): Promise<Answer> {
  try {
    await checkToken(request.headers.authorization, tokenFile);
    const { method = '', url = '' } = request;
    const path = url.split('?')[0] ?? '';
    return await answer(store, { method, path, body: () => readJson(request), request });
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Answer {
  if (error instanceof NotStored) {
    log('error', error.message);
    return refusal(new Problem('not-stored', error.message));
  }
  if (error instanceof Problem) return { status: error.status, body: error.body() };
  log(
    'error',
    `The agent failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  const problem = new Problem('internal', 'The log of the store says more');
  return { status: problem.status, body: problem.body() };
}

function send(response: ServerResponse, { status, body, archive, afterwards }: Answer): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  if (afterwards) response.on('close', afterwards);
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (archive) {
    response.writeHead(status, { 'Content-Type': 'application/x-tar' });
    // A broken connection tells the other side that it was not the end.
    pipeline(archive, response).catch((error: unknown) =>
      log('error', `The archive was cut off: ${String(error)}`),
    );
    return;
  }
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBody) throw new Problem('body-too-large', `The body may have ${maxBody} bytes`);
    chunks.push(chunk);
  }
  if (size === 0) return {};
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Problem('invalid-body', 'The body must be JSON');
  }
}
