/** The few fields of Kubernetes objects that Souk reads; quantities stay text, times are RFC 3339. */
export type ObjectMeta = {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
};

export type KubeObject = { apiVersion?: string; kind?: string; metadata: ObjectMeta };

/** An object of which only the metadata was fetched: a Secret's values never enter memory. */
export type MetadataOnly = KubeObject;

export type NamespaceCondition = { type: string; status: string; reason?: string; message?: string };
export type Namespace = KubeObject & { status?: { phase?: string; conditions?: NamespaceCondition[] } };

export type ContainerState = {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
  terminated?: { reason?: string; message?: string; exitCode?: number };
};
export type ContainerStatus = {
  name: string;
  ready: boolean;
  restartCount: number;
  state?: ContainerState;
  lastState?: ContainerState;
};
export type Condition = { type: string; status: string; reason?: string; message?: string };
export type Pod = KubeObject & {
  status?: {
    phase?: string;
    podIP?: string;
    conditions?: Condition[];
    initContainerStatuses?: ContainerStatus[];
    containerStatuses?: ContainerStatus[];
  };
};
export type Deployment = KubeObject & {
  spec?: {
    replicas?: number;
    template?: {
      metadata?: { annotations?: Record<string, string> };
      spec?: { containers?: { name: string; image?: string }[] };
    };
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    readyReplicas?: number;
    conditions?: Condition[];
  };
};
export type PersistentVolumeClaim = KubeObject & {
  spec?: { storageClassName?: string; resources?: { requests?: { storage?: string } } };
  status?: {
    phase?: string;
    capacity?: { storage?: string };
    conditions?: { type: string; status: string; message?: string }[];
  };
};
export type StorageClass = KubeObject & { allowVolumeExpansion?: boolean };
export type ResourceQuota = KubeObject & { spec?: { hard?: Record<string, string> } };
export type PersistentVolume = KubeObject & { spec?: { claimRef?: { namespace?: string; name?: string } } };
export type Service = KubeObject & { spec?: { type?: string; externalName?: string } };
export type EndpointSlice = KubeObject & {
  addressType?: 'IPv4' | 'IPv6' | 'FQDN';
  endpoints?: { addresses: string[]; conditions?: { ready?: boolean } }[] | null;
  ports?: { name?: string; port?: number }[];
};
export type Secret = KubeObject & { data?: Record<string, string> };
export type Lease = KubeObject & {
  spec?: { holderIdentity?: string; leaseDurationSeconds?: number; renewTime?: string };
};
export type Event = KubeObject & {
  type?: string;
  reason?: string;
  message?: string;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  involvedObject?: { kind?: string; name?: string };
};
