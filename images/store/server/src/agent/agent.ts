import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { log } from '../log.ts';
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
    return await answer(store, { method, path: url.split('?')[0] ?? '', body: () => readJson(request) });
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Answer {
  if (error instanceof Problem) return { status: error.status, body: error.body() };
  log(
    'error',
    `The agent failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  const problem = new Problem('internal', 'The log of the store says more');
  return { status: problem.status, body: problem.body() };
}

function send(response: ServerResponse, { status, body, afterwards }: Answer): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  if (afterwards) response.on('close', afterwards);
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
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
