import type { KubeClient } from './client.ts';
import { listObjects } from './list-watch.ts';
import { microTime } from './micro-time.ts';
import type { Event, ObjectMeta } from './objects.ts';
import { apiVersionOf, pathOf, type Resource, resources } from './resource.ts';

/** Events about objects without a namespace are kept here, where `kubectl describe` looks for them. */
const eventNamespace = 'default';
const maxNote = 1000;

type Regarding = { resource: Resource; metadata: Pick<ObjectMeta, 'name' | 'uid' | 'resourceVersion'> };
type Words = { type: 'Normal' | 'Warning'; reason: string; note: string; action: string };

/** Tells a person who looks at the object with kubectl what happened. `instance` is the replica that speaks. */
export async function recordEvent(
  client: KubeClient,
  { resource, metadata: { name, uid, resourceVersion } }: Regarding,
  { type, reason, note, action }: Words,
  instance: string,
): Promise<void> {
  const reference = { apiVersion: apiVersionOf(resource), kind: resource.kind, name, uid, resourceVersion };
  await client.json('POST', `/apis/events.k8s.io/v1/namespaces/${eventNamespace}/events`, {
    body: {
      apiVersion: 'events.k8s.io/v1',
      kind: 'Event',
      metadata: { generateName: `${name}-`, namespace: eventNamespace },
      eventTime: microTime(),
      reportingController: 'souk.dev/orchestrator',
      reportingInstance: instance.slice(0, 128),
      regarding: reference,
      type,
      reason,
      action,
      note: note.slice(0, maxNote),
    },
  });
}

const timeOf = ({ lastTimestamp, eventTime, metadata }: Event): string =>
  lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '';

/** The newest warnings in a namespace, oldest first, one a line; empty when they cannot be read. */
export async function warningsIn(client: KubeClient, namespace: string, most: number): Promise<string[]> {
  const path = pathOf(resources.events, { namespace });
  const found = await listObjects<Event>(client, path, { fieldSelector: 'type=Warning' }).catch(
    () => undefined,
  );
  const sorted = (found?.items ?? []).toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)));
  const lines = sorted.map(({ reason = '', message = '', involvedObject }) => {
    const about = involvedObject ? `${involvedObject.kind}/${involvedObject.name}: ` : '';
    return `${reason} ${about}${message}`.replaceAll(/\s+/g, ' ').trim();
  });
  return [...new Set(lines)].slice(-most);
}
