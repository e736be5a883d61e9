{{- define "store.scheme" -}}
{{ ternary "https" "http" .Values.ingress.tls.enabled }}
{{- end }}

{{- define "store.host" -}}
{{- if .Values.publicUrl -}}
{{ (urlParse .Values.publicUrl).hostname }}
{{- else -}}
{{ .Release.Name }}.{{ .Values.hostSuffix }}
{{- end }}
{{- end }}

{{/* What a browser's address bar shows: without the port where it is the scheme's own. */}}
{{- define "store.url" -}}
{{- $port := int .Values.port -}}
{{- $usual := ternary 443 80 .Values.ingress.tls.enabled -}}
{{- if .Values.publicUrl -}}
{{ trimSuffix "/" .Values.publicUrl }}
{{- else -}}
{{ include "store.scheme" . }}://{{ include "store.host" . }}{{ if not (has $port (list 0 $usual)) }}:{{ $port }}{{ end }}
{{- end }}
{{- end }}
