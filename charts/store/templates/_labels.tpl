{{/* On every object of the store. */}}
{{- define "store.labels" -}}
{{ include "store.podLabels" . }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* Without the chart's version: a new chart alone must not restart the store. */}}
{{- define "store.podLabels" -}}
{{ include "store.selector" . }}
app.kubernetes.io/version: {{ include "store.version" . | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: souk
souk.dev/store: {{ .Release.Name }}
{{- end }}

{{/* Of the store's pod. A selector never changes, so it holds nothing that a new version would. */}}
{{- define "store.selector" -}}
app.kubernetes.io/name: store
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* A tag may hold what a label may not. */}}
{{- define "store.version" -}}
{{ .Values.image.tag | default .Chart.AppVersion | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}
