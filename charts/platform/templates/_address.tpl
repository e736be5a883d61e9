{{/* Takes (list ROOT LABEL): the address of a host under the first suffix, as browsers show it. */}}
{{- define "platform.url" -}}
{{- $values := (index . 0).Values -}}
{{- $url := $values.publicUrl -}}
{{- $usual := ternary 443 80 (eq $url.scheme "https") -}}
{{ $url.scheme }}://{{ index . 1 }}.{{ first $values.hostSuffixes }}{{ if ne (int $url.port) $usual }}:{{ $url.port }}{{ end }}
{{- end }}

{{- define "platform.dashboardHost" -}}
{{ .Values.dashboard.ingress.host | default (printf "souk.%s" (first .Values.hostSuffixes)) }}
{{- end }}

{{- define "platform.dashboardUrl" -}}
{{- if .Values.dashboard.ingress.enabled -}}
{{ ternary "https" "http" .Values.dashboard.ingress.tls.enabled }}://{{ include "platform.dashboardHost" . }}
{{- else -}}
{{ include "platform.url" (list . "souk") }}
{{- end }}
{{- end }}
