{{/*
A native sidecar: started before Medusa and ended after it. Without a startup probe, so that Medusa loads its code while
the database starts. It listens on a Unix socket only and has no address on the network.
*/}}
{{- define "store.postgres" -}}
- name: postgres
  image: {{ include "store.image" . | quote }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  command: [souk-postgres]
  restartPolicy: Always
  # The last lines of a crash are kept in the pod's status.
  terminationMessagePolicy: FallbackToLogsOnError
  securityContext: {{- include "store.containerSecurity" . | nindent 4 }}
  resources: {{- toYaml .Values.postgres.resources | nindent 4 }}
  volumeMounts: {{- include "store.sharedMounts" . | nindent 4 }}
{{- end }}
