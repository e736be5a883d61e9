{{/* Each takes (list ROOT NAME). NAME is the component: orchestrator, edge, ... */}}

{{/* On every object of the platform. */}}
{{- define "platform.labels" -}}
{{ include "platform.podLabels" . }}
helm.sh/chart: {{ (index . 0).Chart.Name }}-{{ (index . 0).Chart.Version }}
{{- end }}

{{/* Without the chart's version: a new chart alone must not restart a pod. */}}
{{- define "platform.podLabels" -}}
{{ include "platform.selector" . }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
app.kubernetes.io/part-of: souk
{{- end }}

{{- define "platform.selector" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
{{- end }}
