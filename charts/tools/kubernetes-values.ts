import { z } from 'zod';

/** Pieces of Kubernetes objects that appear in values. Kubernetes itself checks the rest of them. */

export const quantity = z.string().regex(/^\d+(\.\d+)?(m|Ki|Mi|Gi|Ti)?$/);
/** Of memory: both refusals and Kubernetes compare it with others. */
export const memory = z.string().regex(/^\d+(\.\d+)?(Ki|Mi|Gi|Ti)?$/);
export const label = z.string().regex(/^([A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$/);
export const labels = z.record(z.string(), label);
export const dnsLabel = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
export const optionalLabel = z.string().regex(/^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?$/);
export const optionalName = z.string().regex(/^([a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?)?$/);
/** What browsers send as `Origin`. */
export const optionalOrigin = z.string().regex(/^(https?:\/\/[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:\d{1,5})?)?$/);
export const port = z.int().min(1).max(65_535);
export const cidr = z.string().regex(/^[0-9a-fA-F.:]+\/\d{1,3}$/);

export const resources = z.strictObject({
  requests: z.strictObject({ cpu: quantity, memory }).partial(),
  limits: z.strictObject({ cpu: quantity.optional(), memory }),
});

/** Of a container: a value, or where it is to be found. */
export const environment = z.array(
  z.strictObject({
    name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
    value: z.string().optional(),
    valueFrom: z.looseObject({}).optional(),
  }),
);

export const pullSecrets = z.array(z.strictObject({ name: dnsLabel }));
export const image = z.strictObject({
  registry: z.string(),
  repository: z.string().min(1),
  tag: z.string().regex(/^[\w.+-]{0,128}$/),
});
export const pullPolicy = z.enum(['Always', 'IfNotPresent', 'Never']);
/** Of a NetworkPolicy. */
export const peers = z.array(z.looseObject({}));

export const tls = z.strictObject({ enabled: z.boolean(), clusterIssuer: optionalName });
/** Where an ingress controller's pods are, for the NetworkPolicy that lets them in. */
export const ingressController = z.strictObject({ namespace: optionalLabel, podLabels: labels });
