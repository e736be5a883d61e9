{{/* A quantity of memory in Mi, rounded down; enough to compare limits. */}}
{{- define "store.mebibytes" -}}
{{- $number := regexFind "^[0-9.]+" . | float64 -}}
{{- $factors := dict "" (divf 1 1048576) "Ki" (divf 1 1024) "Mi" 1.0 "Gi" 1024.0 "Ti" 1048576.0 -}}
{{ mulf $number (get $factors (regexFind "[A-Za-z]*$" .)) | floor | int64 }}
{{- end }}
