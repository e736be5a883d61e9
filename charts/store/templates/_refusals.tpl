{{/* Each template ends the rendering with one sentence: what is wrong, and what to do. */}}
{{- define "store.refuseNamespace" -}}
{{- $namespace := .Release.Namespace -}}
{{- if or (eq $namespace "default") (hasPrefix "kube-" $namespace) (hasPrefix "souk-" $namespace) -}}
{{- fail (printf "A store needs a namespace of its own, not %q: add --namespace store-%s --create-namespace." $namespace .Release.Name) -}}
{{- end -}}
{{- end }}

{{- define "store.refuseName" -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$" .Release.Name) -}}
{{- fail (printf "The release name %q becomes a host name: it must start with a letter, hold only lower-case letters, digits and hyphens, and have at most 40 characters." .Release.Name) -}}
{{- end -}}
{{- end }}

{{- define "store.refuseIngress" -}}
{{- with .Values.ingress -}}
{{- if and .tls.enabled (not .enabled) -}}
{{- fail "ingress.tls.enabled needs ingress.enabled: without an Ingress nothing serves the certificate." -}}
{{- end -}}
{{- if and .tls.clusterIssuer (not .tls.enabled) -}}
{{- fail "ingress.tls.clusterIssuer needs ingress.tls.enabled: without it no certificate is asked for." -}}
{{- end -}}
{{- if and .tls.enabled (hasPrefix "http://" $.Values.publicUrl) -}}
{{- fail "publicUrl says http:// while ingress.tls.enabled serves https: change one of them." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "store.refuseNetworkPolicy" -}}
{{- with .Values.networkPolicy -}}
{{- if and .ingressController.podLabels (not .ingressController.namespace) -}}
{{- fail "networkPolicy.ingressController.podLabels needs networkPolicy.ingressController.namespace." -}}
{{- end -}}
{{- $throughEdge := eq $.Values.ingress.className "souk" -}}
{{- if and .enabled $.Values.ingress.enabled (not $throughEdge) (not .ingressController.namespace) -}}
{{- fail "ingress.enabled needs networkPolicy.ingressController.namespace: the NetworkPolicy would keep the ingress controller out." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Otherwise the release is made and its pod never is. */}}
{{- define "store.refuseMemory" -}}
{{- $quota := index .Values.resourceQuota.hard "limits.memory" -}}
{{- if and .Values.resourceQuota.enabled $quota -}}
{{- $medusa := include "store.mebibytes" .Values.medusa.resources.limits.memory -}}
{{- $postgres := include "store.mebibytes" .Values.postgres.resources.limits.memory -}}
{{- if .Values.database.existingSecret }}{{ $postgres = "0" }}{{ end -}}
{{- if gt (add $medusa $postgres) (include "store.mebibytes" $quota | int64) -}}
{{- fail (printf "medusa and postgres may take %sMi and %sMi of memory, more than resourceQuota.hard \"limits.memory\" (%s) allows: raise it." $medusa $postgres $quota) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "store.refuseSecret" -}}
{{- with .Values.secret -}}
{{- $chosen := list -}}
{{- if .existingSecret }}{{ $chosen = append $chosen "secret.existingSecret" }}{{ end -}}
{{- if .externalSecret.enabled }}{{ $chosen = append $chosen "secret.externalSecret.enabled" }}{{ end -}}
{{- if .vault.enabled }}{{ $chosen = append $chosen "secret.vault.enabled" }}{{ end -}}
{{- if gt (len $chosen) 1 -}}
{{- fail (printf "%s each say where the secrets come from: keep one of them." (join " and " $chosen)) -}}
{{- end -}}
{{- if and .externalSecret.enabled (not .externalSecret.storeRef.name) -}}
{{- fail "secret.externalSecret.enabled needs secret.externalSecret.storeRef.name: the SecretStore that leads to your secret manager." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "store.refuseBucket" -}}
{{- with .Values.snapshots.bucket -}}
{{- if and .name (not .endpoint) -}}
{{- fail "snapshots.bucket.name needs snapshots.bucket.endpoint: the address of the S3 server." -}}
{{- end -}}
{{- if and .name (not .existingSecret) -}}
{{- fail "snapshots.bucket.name needs snapshots.bucket.existingSecret: the Secret with access-key-id and secret-access-key." -}}
{{- end -}}
{{- if and (not .name) (or .endpoint .existingSecret) -}}
{{- fail "snapshots.bucket.name is missing: without it all snapshots stay on the volume." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "store.refuseDatabase" -}}
{{- if and .Values.snapshots.cloneFrom .Values.database.existingSecret -}}
{{- fail "snapshots.cloneFrom does not go with database.existingSecret: a restore would replace what that database holds." -}}
{{- end -}}
{{- with .Values.database -}}
{{- if and .egress.to (not .existingSecret) -}}
{{- fail "database.egress.to needs database.existingSecret: PostgreSQL in the store's own pod has no address to let out to." -}}
{{- end -}}
{{- if and .egress.to (not $.Values.networkPolicy.enabled) -}}
{{- fail "database.egress.to needs networkPolicy.enabled: without a policy everything is let out already." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Of two variables of one name the last one counts, silently. */}}
{{- define "store.refuseEnvironment" -}}
{{- $own := dict "STORE_NAME" "the release's name" "STORE_DISPLAY_NAME" "displayName" "STORE_PUBLIC_URL" "publicUrl" "ADMIN_EMAIL" "adminEmail" "SEED" "seed" "STORE_CURRENCY" "currency" "STORE_COUNTRY" "country" "SNAPSHOTS_KEEP" "snapshots.keep" "SNAPSHOTS_SCHEDULE" "snapshots.schedule" "SNAPSHOTS_CLONE" "snapshots.cloneFrom" "SNAPSHOTS_BUCKET" "snapshots.bucket.name" "SNAPSHOTS_BUCKET_ENDPOINT" "snapshots.bucket.endpoint" "SNAPSHOTS_BUCKET_REGION" "snapshots.bucket.region" "SNAPSHOTS_BUCKET_PREFIX" "snapshots.bucket.prefix" "STOREFRONT" "storefront.enabled" "STOREFRONT_URL" "storefront.url" "CATALOGUE_SECONDS" "medusa.catalogueCacheSeconds" "MEMORY_MIB" "medusa.resources.limits.memory" "PORT" "the Service" "DATABASE_URL" "database.existingSecret" -}}
{{- range .Values.medusa.extraEnv -}}
{{- with get $own .name -}}
{{- fail (printf "medusa.extraEnv must not set a variable of the chart's own: use %s instead." .) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The API server refuses these too, but after Helm has begun. Only where the cluster is asked. */}}
{{- define "store.refuseVolume" -}}
{{- $size := .Values.persistence.size -}}
{{- with (lookup "v1" "PersistentVolumeClaim" .Release.Namespace "store-data").spec -}}
{{- $now := .resources.requests.storage -}}
{{- $wanted := include "store.mebibytes" $size | int64 -}}
{{- $has := include "store.mebibytes" $now | int64 -}}
{{- if lt $wanted $has -}}
{{- fail (printf "persistence.size is %s, and the store's volume has %s already: a volume cannot shrink." $size $now) -}}
{{- end -}}
{{- $class := .storageClassName | default "" -}}
{{- $found := lookup "storage.k8s.io/v1" "StorageClass" "" $class -}}
{{- if and (gt $wanted $has) $class $found (not $found.allowVolumeExpansion) -}}
{{- fail (printf "persistence.size is %s, and the store's volume has %s: the storage class %q does not let volumes grow." $size $now $class) -}}
{{- end -}}
{{- end -}}
{{- end }}
