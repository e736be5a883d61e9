import type { Handler, Response } from 'express';
import { createAnswers, type Answers } from './answers.ts';
import { keyOf, mayChangeCatalogue, tellsOfCatalogue } from './what.ts';

/** Characters. */
const size = 4 << 20;

/** Of Medusa's event bus: an interceptor sees every event, and makes no log lines as a subscriber would. */
type EventBus = { addInterceptor(see: (event: { name: string }) => void): void };
type Scope = { resolve(name: string): unknown };

/**
 * Answers of the public catalogue, told again for some seconds. Medusa spends 25 ms of a core on a list of ten products, most of
 * it on making SQL and entities, and gives every shopper the same. Runs behind Medusa's own checks of key, origin and language.
 * Any write and any event that may change the catalogue ends all answers at once.
 */
export function catalogueCache(seconds: number): Handler {
  const answers = createAnswers({ ageMs: seconds * 1000, size });
  let follows = false;
  const follow = (scope: Scope): void => {
    follows = true;
    const events = scope.resolve('event_bus') as EventBus;
    events.addInterceptor(({ name }) => void (tellsOfCatalogue(name) && answers.clear()));
  };
  return (request, response, next) => {
    if (seconds === 0) return next();
    if (!follows) follow(request.scope);
    if (mayChangeCatalogue(request)) response.on('close', answers.clear);
    const key = keyOf(request);
    if (key === undefined) return next();
    const found = answers.get(key);
    if (found !== undefined) return send(response, found);
    keep(response, answers, key);
    next();
  };
}

/** What the route says of caching itself is left to stand. */
function keep(response: Response, answers: Answers, key: string): void {
  const era = answers.era();
  const json = response.json.bind(response);
  response.json = (body) => {
    if (response.statusCode !== 200 || response.get('Cache-Control')) return json(body);
    const answer = JSON.stringify(body);
    answers.put(key, era, answer);
    send(response, answer);
  };
}

/** Express adds the ETag and knows when 304 is enough. Browsers ask each time, so that a price is never an old one. */
function send(response: Response, answer: string): void {
  response.set('Cache-Control', 'private, no-cache').type('json').send(answer);
}
