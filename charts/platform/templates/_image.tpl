{{/* Takes (list ROOT IMAGE), where IMAGE has registry, repository and tag. */}}
{{- define "platform.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $registry := $image.registry | default $root.Values.images.registry -}}
{{ if $registry }}{{ $registry }}/{{ end }}{{ $image.repository }}:{{ $image.tag | default $root.Chart.AppVersion }}
{{- end }}
