{{- define "store.image" -}}
{{- with .Values.image -}}
{{ .registry }}{{ if .registry }}/{{ end }}{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end }}
{{- end }}
