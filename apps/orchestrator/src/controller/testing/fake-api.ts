import { type Call, KubeError, type KubeClient, type KubeObject, type Method } from '@souk/kubernetes';

type Stored = KubeObject & Record<string, unknown>;
type Body = Partial<Stored> & { preconditions?: { uid?: string } };

/**
 * The API server's rules in memory, as far as steps rely on them: names are unique, an old version or another uid is a
 * conflict, what is not there is not found. Objects are kept by their path.
 */
export class FakeApi {
  readonly objects = new Map<string, Stored>();
  /** `METHOD path` of every write. */
  readonly writes: string[] = [];
  #version = 1;

  put(path: string, object: KubeObject & Record<string, unknown>): void {
    const metadata = {
      uid: `uid-${++this.#version}`,
      ...object.metadata,
      resourceVersion: String(this.#version),
    };
    this.objects.set(path, { ...object, metadata });
  }

  get(path: string): Stored | undefined {
    return this.objects.get(path);
  }

  readonly client: KubeClient = {
    json: <T>(method: Method, path: string, call: Call = {}) =>
      Promise.resolve().then(() => this.#answer(method, path, call) as T),
    text: () => Promise.resolve('its last words\n'),
    open: () => Promise.reject(new KubeError('unknown', 'nothing is watched here')),
  };

  #answer(method: Method, path: string, call: Call): unknown {
    if (method !== 'GET') this.writes.push(`${method} ${path}`);
    const target = path.replace(/\/status$/, '');
    const body = (call.body ?? {}) as Body;
    if (method === 'POST') return this.#create(path, body);
    if (method === 'GET' && !this.objects.has(target) && isCollection(target))
      return { metadata: { resourceVersion: '1' }, items: this.#list(target) };
    if (method === 'PATCH' && call.contentType === 'application/apply-patch+yaml')
      return this.#write(target, { ...this.objects.get(target), ...body });
    const found = this.#find(target);
    this.#refuseStale(found, body);
    if (method === 'GET') return found;
    if (method === 'DELETE') return this.objects.delete(target);
    const metadata = { ...found.metadata, ...body.metadata };
    return this.#write(target, method === 'PUT' ? { ...body, metadata } : { ...found, ...body, metadata });
  }

  #find(path: string): Stored {
    const found = this.objects.get(path);
    if (!found) throw new KubeError('not-found', `${path} not found`, 404);
    return found;
  }

  #refuseStale({ metadata }: Stored, body: Body): void {
    const { resourceVersion, uid = body.preconditions?.uid } = body.metadata ?? {
      uid: body.preconditions?.uid,
    };
    const isOld = resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion;
    if (isOld || (uid !== undefined && uid !== metadata.uid))
      throw new KubeError('conflict', 'conflict', 409);
  }

  #create(collection: string, body: Body): Stored {
    const path = `${collection}/${body.metadata?.name}`;
    if (this.objects.has(path)) throw new KubeError('already-exists', `${path} exists`, 409);
    return this.#write(path, body);
  }

  #write(path: string, object: Partial<Stored>): Stored {
    this.put(path, { ...object, metadata: { name: '', ...object.metadata } });
    return this.#find(path);
  }

  #list(collection: string): Stored[] {
    const inside = [...this.objects].filter(([path]) => path.startsWith(`${collection}/`));
    return inside.map(([, object]) => object);
  }
}

const isCollection = (path: string): boolean =>
  /\/(secrets|events|leases|persistentvolumeclaims)$/.test(path);
