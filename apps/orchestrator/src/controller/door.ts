import type { PlatformConfig } from '@souk/contract';
import type { EndpointSlice } from '@souk/kubernetes';

/** Where the waker listens, as far as it is ready: what an ingress controller is to see behind a sleeping store's Service. */
export type Door = {
  addressType: NonNullable<EndpointSlice['addressType']>;
  addresses: readonly string[];
  port: number;
};

/** Name of the EndpointSlice that leads to the waker, in a store's namespace. */
export const doorName = 'store-waker';
/** Value of `endpointslice.kubernetes.io/managed-by`: Kubernetes' own controller leaves such slices alone. */
export const doorManager = 'souk.dev';

type Ways = Pick<PlatformConfig, 'ingress' | 'ingressController'>;

/** Whether visits come by Ingresses of the stores' own, to another controller than the edge. */
const passEdgeBy = ({ ingress }: Ways): boolean => ingress.enabled && ingress.className !== 'souk';

/** Whether sleeping stores need a door. Without the controller's namespace the NetworkPolicies let it to no waker. */
export const needsDoors = (config: Ways): boolean =>
  passEdgeBy(config) && config.ingressController.namespace !== '';

/** Whether a visit to a sleeping store reaches the waker at all. */
export const visitsWake = (config: Ways): boolean => !passEdgeBy(config) || needsDoors(config);

/** Of the slices of the waker's Service, those of one address family: a slice has only one. */
export function doorOf(slices: readonly EndpointSlice[]): Door | undefined {
  const usable = slices
    .flatMap(({ addressType, ports, endpoints }) => {
      const port = ports?.[0]?.port;
      const ready = (endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false);
      const addresses = ready.flatMap((endpoint) => endpoint.addresses.slice(0, 1));
      return addressType && port && addresses.length > 0 ? [{ addressType, port, addresses }] : [];
    })
    .toSorted((a, b) => a.addressType.localeCompare(b.addressType));
  const [first] = usable;
  if (!first) return undefined;
  const same = usable.filter(
    ({ addressType, port }) => addressType === first.addressType && port === first.port,
  );
  return { ...first, addresses: same.flatMap(({ addresses }) => addresses).toSorted() };
}

/** Whether a store's slice leads where it should; while no waker is ready the old one is as good as any. */
export function leadsTo(slice: EndpointSlice, door: Door | undefined): boolean {
  if (!door) return true;
  const held = doorOf([slice]);
  return (
    held?.port === door.port &&
    held.addressType === door.addressType &&
    held.addresses.join() === door.addresses.join()
  );
}
