{{/* Peers that may open connections to the store. */}}
{{- define "store.callers" -}}
# The edge for shoppers, the orchestrator for its check that a shopper can order.
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ .Values.networkPolicy.platformNamespace }}
  podSelector:
    matchExpressions:
      - { key: app.kubernetes.io/name, operator: In, values: [edge, orchestrator] }
# "helm test", from this namespace only.
- podSelector:
    matchLabels:
      souk.dev/test: 'true'
{{- with include "store.ingressController" . }}
{{ . }}
{{- end }}
{{- end }}

{{/* Who may speak with the store's agent, which hands out and restores all data. */}}
{{- define "store.orchestrator" -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ .Values.networkPolicy.platformNamespace }}
  podSelector:
    matchLabels:
      app.kubernetes.io/name: orchestrator
{{- end }}

{{- define "store.ingressController" -}}
{{- with .Values.networkPolicy.ingressController -}}
{{- if .namespace -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ .namespace }}
  {{- with .podLabels }}
  podSelector:
    matchLabels: {{- toYaml . | nindent 6 }}
  {{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "store.egress" -}}
- ports:
    - { port: 53, protocol: UDP }
    - { port: 53, protocol: TCP }
  {{- with .Values.networkPolicy.dns }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
# "helm test" reaches the store; the store's own pod gains nothing by it.
- to:
    - podSelector:
        matchLabels: {{- include "store.selector" . | nindent 10 }}
  ports:
    - { port: 9000, protocol: TCP }
{{- with .Values.database.egress }}
{{- if .to }}
# The store's database, on exactly its port.
- to: {{- toYaml .to | nindent 4 }}
  ports:
    - { port: {{ .port }}, protocol: TCP }
{{- end }}
{{- end }}
# The public internet (payment, mail): every address but those that are not public.
- to:
    {{- include "store.publicInternet" . | nindent 4 }}
{{- end }}
