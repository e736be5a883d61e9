{{/* HOST, because a process in development otherwise listens on its own loopback only. HOME, because Helm keeps a cache. */}}
{{- define "platform.orchestratorEnvironment" -}}
- name: NODE_ENV
  value: {{ .Values.environment }}
- name: LOG_LEVEL
  value: {{ .Values.orchestrator.logLevel }}
- name: HOST
  value: 0.0.0.0
- name: PORT
  value: '8080'
- name: SOUK_CONFIG
  value: /etc/souk/platform.yaml
- name: SOUK_SECRETS
  value: /etc/souk/secrets
- name: SOUK_CHART
  value: /app/charts/store
- name: SOUK_DASHBOARD
  value: /app/dashboard
- name: SOUK_PAGES
  value: /app/pages
- name: HOME
  value: /tmp
- name: POD_NAME
  valueFrom:
    fieldRef: { fieldPath: metadata.name }
- name: POD_NAMESPACE
  valueFrom:
    fieldRef: { fieldPath: metadata.namespace }
{{- end }}

{{- define "platform.orchestratorVolumes" -}}
- name: settings
  projected:
    defaultMode: 288 # 0440, which YAML 1.2 would read as decimal
    sources:
      - configMap:
          name: orchestrator
      - secret:
          name: orchestrator
          items:
            - { key: session-key, path: secrets/session-key }
      {{- with .Values.oidc.existingSecret }}
      - secret:
          name: {{ . }}
          items:
            - { key: client-secret, path: secrets/oidc-client-secret }
      {{- end }}
      {{- with .Values.database.adminSecret }}
      - secret:
          name: {{ . }}
          items:
            - { key: url, path: secrets/database/url }
      # An item that is missing would keep the pod from starting.
      - secret:
          name: {{ . }}
          optional: true
          items:
            - { key: ca.crt, path: secrets/database/ca.crt }
      {{- end }}
{{- with .Values.snapshots.bucket }}
{{- if .name }}
# A volume of its own, which follows the Secret: keys are read when they are used.
- name: bucket
  secret:
    secretName: {{ .existingSecret }}
    defaultMode: 288
{{- end }}
{{- end }}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- end }}
