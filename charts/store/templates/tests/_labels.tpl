{{/* Not those of the store's pod: the Service would send shoppers to the test. */}}
{{- define "store.testLabels" -}}
app.kubernetes.io/name: store-test
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: souk
souk.dev/store: {{ .Release.Name }}
souk.dev/test: 'true'
{{- end }}
