{{- define "store.volumes" -}}
- name: data
  persistentVolumeClaim:
    claimName: store-data
# Holds the database's socket, which both containers see.
- name: run
  emptyDir:
    medium: Memory
    sizeLimit: 32Mi
- name: tmp
  emptyDir:
    sizeLimit: 512Mi
- name: secrets
  secret:
    secretName: {{ include "store.secretName" . }}
    defaultMode: 288 # 0440, which YAML 1.2 would read as decimal
{{- end }}

{{- define "store.sharedMounts" -}}
- name: data
  mountPath: /data
- name: run
  mountPath: /run/souk
- name: tmp
  mountPath: /tmp
{{- end }}
