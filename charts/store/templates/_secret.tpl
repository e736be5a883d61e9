{{- define "store.secretName" -}}
{{ .Values.secret.existingSecret | default "store" }}
{{- end }}

{{/* Whether the chart itself makes the Secret: nothing else was chosen. Empty for no. */}}
{{- define "store.makesSecret" -}}
{{- with .Values.secret -}}
{{- if not (or .existingSecret .externalSecret.enabled .vault.enabled) }}yes{{ end -}}
{{- end -}}
{{- end }}

{{/*
The Secret's data (base64), as YAML. What the cluster holds wins, so that upgrades change no password. Random values are
made once a rendering and kept in .Values: the Secret and the checksum in the Deployment must speak of the same ones.
*/}}
{{- define "store.secretData" -}}
{{- if not (hasKey .Values "secretData") -}}
  {{- $found := lookup "v1" "Secret" .Release.Namespace (include "store.secretName" .) -}}
  {{- $made := ternary dict (include "store.madeSecretData" . | fromYaml) (eq (include "store.makesSecret" .) "") -}}
  {{- $_ := set .Values "secretData" (merge dict ($found.data | default dict) $made) -}}
{{- end -}}
{{ toYaml .Values.secretData }}
{{- end }}

{{/* Changes with the Secret that leads to the database, and restarts the store then: at the next "helm upgrade". */}}
{{- define "store.databaseChecksum" -}}
{{ (lookup "v1" "Secret" .Release.Namespace .Values.database.existingSecret).data | default dict | toYaml | sha256sum }}
{{- end }}

{{- define "store.madeSecretData" -}}
admin-password: {{ randAlphaNum 24 | b64enc }}
jwt-secret: {{ randAlphaNum 64 | b64enc }}
cookie-secret: {{ randAlphaNum 64 | b64enc }}
agent-token: {{ randAlphaNum 48 | b64enc }}
{{- end }}
