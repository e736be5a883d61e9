{{/* Each template ends the rendering with one sentence: what is wrong, and what to do. */}}

{{/* Stores' network policies and the edge name this namespace; cluster-wide names allow only one platform anyway. */}}
{{- define "platform.refuseNamespace" -}}
{{- if ne .Release.Namespace "souk-system" -}}
{{- fail (printf "The platform belongs in the namespace souk-system, not %q: add --namespace souk-system --create-namespace." .Release.Namespace) -}}
{{- end -}}
{{- end }}

{{/* Takes (list NAME ITEMS). */}}
{{- define "platform.refuseDefaults" -}}
{{- $defaults := 0 -}}
{{- range index . 1 }}{{ if .default }}{{ $defaults = add $defaults 1 }}{{ end }}{{ end -}}
{{- if ne (int $defaults) 1 -}}
{{- fail (printf "%s must have exactly one entry with default: true, and has %d." (index . 0) (int $defaults)) -}}
{{- end -}}
{{- end }}

{{- define "platform.refuseNodePort" -}}
{{- with .Values.edge.service -}}
{{- if and .nodePort (eq .type "ClusterIP") -}}
{{- fail "edge.service.nodePort needs the type NodePort or LoadBalancer: set it to 0 for ClusterIP." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "platform.refuseIngress" -}}
{{- $controller := .Values.networkPolicy.ingressController -}}
{{- with .Values.dashboard.ingress -}}
{{- if and .tls.enabled (not .enabled) -}}
{{- fail "dashboard.ingress.tls.enabled needs dashboard.ingress.enabled: without an Ingress nothing serves the certificate." -}}
{{- end -}}
{{- if and .tls.clusterIssuer (not .tls.enabled) -}}
{{- fail "dashboard.ingress.tls.clusterIssuer needs dashboard.ingress.tls.enabled: without it no certificate is asked for." -}}
{{- end -}}
{{- if and .enabled $.Values.networkPolicy.enabled (not $controller.namespace) -}}
{{- fail "dashboard.ingress.enabled needs networkPolicy.ingressController.namespace: the NetworkPolicy would keep the ingress controller out." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "platform.refuseBucket" -}}
{{- with .Values.snapshots.bucket -}}
{{- if and .name (or (not .endpoint) (not .existingSecret)) -}}
{{- fail "snapshots.bucket.name needs snapshots.bucket.endpoint and snapshots.bucket.existingSecret: where the bucket is, and the keys to it." -}}
{{- end -}}
{{- if and (not .name) (or .endpoint .existingSecret) -}}
{{- fail "snapshots.bucket.name is missing: without it all snapshots stay on the stores' volumes." -}}
{{- end -}}
{{- end -}}
{{- end }}
