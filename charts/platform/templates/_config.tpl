{{/* What the orchestrator reads as /etc/souk/platform.yaml. It refuses keys that it does not know. */}}
{{- define "platform.config" -}}
{{- $settings := pick .Values "hostSuffixes" "publicUrl" "versions" "plans" "adminEmailDomain" "storageClass" "deadlines" "quotas" "rateLimits" "helm" "blockedCidrs" "extraEgress" "ingress" -}}
{{- $_ := set $settings "snapshots" (dict "keep" .Values.snapshots.keep "schedule" .Values.snapshots.schedule "final" .Values.snapshots.final "bucket" (omit .Values.snapshots.bucket "existingSecret")) -}}
{{- $_ := set $settings "database" (dict "managed" (ne .Values.database.adminSecret "") "egress" .Values.database.egress) -}}
{{- $_ := set $settings "ingressController" .Values.networkPolicy.ingressController -}}
{{- $_ := set $settings "oidc" (omit .Values.oidc "existingSecret") -}}
{{ set $settings "routesNamespace" .Values.routes.namespace | toYaml }}
{{- end }}

{{/*
Data of the Secret (base64), as YAML. What the cluster holds wins, so that an upgrade ends no session. Made once a rendering
and kept in .Values: the Secret and the checksum in the Deployment must speak of the same key.
*/}}
{{- define "platform.secretData" -}}
{{- if not (hasKey .Values "secretData") -}}
  {{- $found := lookup "v1" "Secret" .Release.Namespace "orchestrator" -}}
  {{- $made := dict "session-key" (randAlphaNum 64 | b64enc) -}}
  {{- $_ := set .Values "secretData" (merge dict ($found.data | default dict) $made) -}}
{{- end -}}
{{ toYaml .Values.secretData }}
{{- end }}
