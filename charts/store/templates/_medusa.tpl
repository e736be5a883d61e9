{{- define "store.medusa" -}}
- name: medusa
  image: {{ include "store.image" . | quote }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  command: [souk-medusa]
  env: {{- include "store.environment" . | nindent 4 }}
  ports:
    - name: http
      containerPort: 9000
    # Snapshots and state, for the orchestrator only; it answers nobody where the Secret has no agent-token.
    - name: agent
      containerPort: 9001
  # Every second, so that a store is in use as soon as it can be.
  readinessProbe:
    httpGet: { path: /health, port: http }
    periodSeconds: 1
    timeoutSeconds: 3
    failureThreshold: 5
  # An hour: a migration takes as long as the database is large, and begins anew when it is cut short. The controller's own deadline
  # is earlier where nothing is being done. As often as the readiness probe, which it holds back until it has succeeded once.
  startupProbe:
    httpGet: { path: /health, port: http }
    periodSeconds: 1
    timeoutSeconds: 3
    failureThreshold: 3600
  # Only of a store that has served: a minute without an answer, and it is started again.
  livenessProbe:
    httpGet: { path: /health, port: http }
    periodSeconds: 10
    timeoutSeconds: 5
    failureThreshold: 6
  # The last lines of a crash are kept in the pod's status.
  terminationMessagePolicy: FallbackToLogsOnError
  securityContext: {{- include "store.containerSecurity" . | nindent 4 }}
  resources: {{- toYaml .Values.medusa.resources | nindent 4 }}
  volumeMounts:
    {{- include "store.sharedMounts" . | nindent 4 }}
    - name: secrets
      mountPath: /run/secrets/souk
      readOnly: true
    {{- if .Values.snapshots.bucket.name }}
    - name: bucket
      mountPath: /run/secrets/souk-bucket
      readOnly: true
    {{- end }}
    {{- if .Values.database.existingSecret }}
    - name: database
      mountPath: /run/secrets/database
      readOnly: true
    {{- end }}
{{- end }}

{{/* Never a secret of ours: those are files. What plugins read from the environment is the merchant's choice. */}}
{{- define "store.environment" -}}
- name: STORE_NAME
  value: {{ .Release.Name | quote }}
- name: STORE_DISPLAY_NAME
  value: {{ include "store.firstDisplayName" . | quote }}
- name: STORE_PUBLIC_URL
  value: {{ include "store.url" . | quote }}
- name: ADMIN_EMAIL
  value: {{ .Values.adminEmail | quote }}
- name: SEED
  value: {{ .Values.seed | quote }}
- name: STORE_CURRENCY
  value: {{ .Values.currency | quote }}
- name: STORE_COUNTRY
  value: {{ .Values.country | quote }}
- name: STOREFRONT
  value: {{ ternary "enabled" "disabled" .Values.storefront.enabled }}
{{- with .Values.storefront.url }}
- name: STOREFRONT_URL
  value: {{ . | quote }}
{{- end }}
- name: MEMORY_MIB
  value: {{ include "store.mebibytes" .Values.medusa.resources.limits.memory | quote }}
- name: CATALOGUE_SECONDS
  value: {{ .Values.medusa.catalogueCacheSeconds | quote }}
- name: SNAPSHOTS_KEEP
  value: {{ .Values.snapshots.keep | quote }}
{{- with .Values.snapshots.schedule }}
- name: SNAPSHOTS_SCHEDULE
  value: {{ . | quote }}
{{- end }}
{{- with .Values.snapshots.cloneFrom }}
- name: SNAPSHOTS_CLONE
  value: {{ . | quote }}
{{- end }}
{{- with .Values.snapshots.bucket }}
{{- if .name }}
- name: SNAPSHOTS_BUCKET
  value: {{ .name | quote }}
- name: SNAPSHOTS_BUCKET_ENDPOINT
  value: {{ .endpoint | quote }}
- name: SNAPSHOTS_BUCKET_REGION
  value: {{ .region | quote }}
- name: SNAPSHOTS_BUCKET_PREFIX
  value: {{ .prefix | default $.Release.Name | quote }}
{{- end }}
{{- end }}
{{- with .Values.medusa.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
The name that the database was given at the first start, which is the only one that reads it: a later one would restart the pod
for nothing. Merchants change what shoppers see in the Admin.
*/}}
{{- define "store.firstDisplayName" -}}
{{- $wanted := .Values.displayName | default .Release.Name -}}
{{- $deployment := lookup "apps/v1" "Deployment" .Release.Namespace "store" -}}
{{- range (dig "spec" "template" "spec" "containers" list ($deployment | default dict)) -}}
{{- if eq .name "medusa" -}}
{{- range .env -}}
{{- if eq .name "STORE_DISPLAY_NAME" }}{{ $wanted = .value }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $wanted -}}
{{- end }}
