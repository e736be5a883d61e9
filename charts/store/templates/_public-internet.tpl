{{/*
IANA's special-purpose ranges, which hold pods, Services, nodes, private networks and the clouds' metadata addresses.
A node with a public address is not among them: that is what networkPolicy.blockedCidrs is for.
*/}}
{{- define "store.specialRanges4" -}}
- 0.0.0.0/8
- 10.0.0.0/8
- 100.64.0.0/10
- 127.0.0.0/8
- 169.254.0.0/16
- 172.16.0.0/12
- 192.0.0.0/24
- 192.0.2.0/24
- 192.88.99.0/24
- 192.168.0.0/16
- 198.18.0.0/15
- 198.51.100.0/24
- 203.0.113.0/24
- 224.0.0.0/4
- 240.0.0.0/4
{{- end }}

{{/* 64:ff9b::/96 and its sisters lead to IPv4 addresses, private ones too. */}}
{{- define "store.specialRanges6" -}}
- ::/96
- 64:ff9b::/96
- 64:ff9b:1::/48
- 100::/64
- 2001:db8::/32
- 2002::/16
- fc00::/7
- fe80::/10
- ff00::/8
{{- end }}

{{- define "store.publicInternet" -}}
{{- $four := include "store.specialRanges4" . | fromYamlArray -}}
{{- $six := include "store.specialRanges6" . | fromYamlArray -}}
{{- range .Values.networkPolicy.blockedCidrs -}}
  {{- if contains ":" . }}{{ $six = append $six . }}{{ else }}{{ $four = append $four . }}{{ end -}}
{{- end -}}
- ipBlock:
    cidr: 0.0.0.0/0
    except: {{- toYaml $four | nindent 6 }}
- ipBlock:
    cidr: ::/0
    except: {{- toYaml $six | nindent 6 }}
{{- end }}
