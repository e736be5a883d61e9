{{- define "store.volumes" -}}
- name: data
  persistentVolumeClaim:
    claimName: store-data
{{- if not .Values.database.existingSecret }}
# Holds the database's socket, which both containers see.
- name: run
  emptyDir:
    medium: Memory
    sizeLimit: 32Mi
{{- end }}
- name: tmp
  emptyDir:
    sizeLimit: 512Mi
- name: secrets
  secret:
    secretName: {{ include "store.secretName" . }}
    defaultMode: 288 # 0440, which YAML 1.2 would read as decimal
{{- with .Values.snapshots.bucket }}
{{- if .name }}
# Optional: without the keys no snapshot gets to the bucket, and the agent says so; the shop must not stand still for it.
- name: bucket
  secret:
    secretName: {{ .existingSecret }}
    defaultMode: 288
    optional: true
{{- end }}
{{- end }}
{{- with .Values.database.existingSecret }}
- name: database
  secret:
    secretName: {{ . }}
    defaultMode: 288
{{- end }}
{{- end }}

{{- define "store.sharedMounts" -}}
- name: data
  mountPath: /data
{{- if not .Values.database.existingSecret }}
- name: run
  mountPath: /run/souk
{{- end }}
- name: tmp
  mountPath: /tmp
{{- end }}
