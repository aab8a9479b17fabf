{{/* A service's full name. */}}
{{- define "wattline.name" -}}
{{- printf "%s-%s" .root.Release.Name .service | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "wattline.labels" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: wattline
{{- end -}}

{{/* Where a service is inside the cluster. */}}
{{- define "wattline.url" -}}
{{- printf "http://%s:8080" (include "wattline.name" .) -}}
{{- end -}}

{{/* What every service is told. */}}
{{- define "wattline.settings" -}}
{{- $root := .root -}}
SERVER_ADDRESS: 0.0.0.0
SERVER_PORT: "8080"
MANAGEMENT_SERVER_ADDRESS: 0.0.0.0
MANAGEMENT_SERVER_PORT: "8095"
WATTLINE_LOG_JSON: "true"
WATTLINE_PUBLIC_SCHEME: {{ $root.Values.public.scheme | quote }}
WATTLINE_PUBLIC_DOMAIN: {{ $root.Values.public.domain | quote }}
WATTLINE_PUBLIC_PORT: {{ $root.Values.public.port | quote }}
WATTLINE_KEYCLOAK_BACKCHANNEL: {{ $root.Values.keycloak.backchannel | quote }}
SPRING_DATA_REDIS_HOST: {{ $root.Values.redis.host | quote }}
SPRING_DATA_REDIS_PORT: {{ $root.Values.redis.port | quote }}
WATTLINE_DIRECTORY_CACHEFILE: /state/directory.json
WATTLINE_DIRECTORY_URL: {{ include "wattline.url" (dict "root" $root "service" "control-plane") }}/internal/directory
{{- if eq .service "control-plane" }}
SPRING_DATASOURCE_URL: {{ printf "jdbc:postgresql://%s:%v/%s" $root.Values.database.host $root.Values.database.port $root.Values.database.name | quote }}
SPRING_DATASOURCE_USERNAME: {{ $root.Values.database.controlUser | quote }}
WATTLINE_MASTERKEYFILE: /keys/master.keys
WATTLINE_KEYCLOAK_ADMINKEYFILE: /keys/control-plane-client.pem
WATTLINE_CLIENTS_PORTALURL: {{ include "wattline.url" (dict "root" $root "service" "customer-portal") }}
WATTLINE_CLIENTS_CONSOLEURL: {{ include "wattline.url" (dict "root" $root "service" "staff-console") }}
WATTLINE_MAIL_HOST: {{ $root.Values.mail.host | quote }}
WATTLINE_MAIL_PORT: {{ $root.Values.mail.port | quote }}
WATTLINE_MAIL_FROM: {{ $root.Values.mail.from | quote }}
WATTLINE_TENANTS_MIGRATEATSTART: {{ $root.Values.migrateAtStart | quote }}
WATTLINE_ARCHIVES_DIRECTORY: /archives
{{- else if eq .service "billing" }}
WATTLINE_DATASOURCE_HOST: {{ $root.Values.database.host | quote }}
WATTLINE_DATASOURCE_PORT: {{ $root.Values.database.port | quote }}
WATTLINE_DATASOURCE_DATABASE: {{ $root.Values.database.name | quote }}
WATTLINE_MASTERKEYFILE: /keys/master.keys
SPRING_MAIL_HOST: {{ $root.Values.mail.host | quote }}
SPRING_MAIL_PORT: {{ $root.Values.mail.port | quote }}
{{- else if eq .service "gateway" }}
WATTLINE_GATEWAY_UPSTREAMS_BILLING: {{ include "wattline.url" (dict "root" $root "service" "billing") }}
WATTLINE_GATEWAY_UPSTREAMS_CONTROLPLANE: {{ include "wattline.url" (dict "root" $root "service" "control-plane") }}
WATTLINE_GATEWAY_UPSTREAMS_PORTAL: {{ include "wattline.url" (dict "root" $root "service" "customer-portal") }}
WATTLINE_GATEWAY_UPSTREAMS_CONSOLE: {{ include "wattline.url" (dict "root" $root "service" "staff-console") }}
WATTLINE_GATEWAY_IDENTITY_MACHINECLIENTS: {{ $root.Values.machineClients | quote }}
{{- else }}
WATTLINE_CLIENT_KEYFILE: /keys/{{ ternary "portal" "console" (eq .service "customer-portal") }}-client.pem
WATTLINE_BILLING_URL: {{ include "wattline.url" (dict "root" $root "service" "billing") }}
WATTLINE_CONTROLPLANE_URL: {{ include "wattline.url" (dict "root" $root "service" "control-plane") }}
{{- end }}
{{- end -}}

{{/* The files of the keys' secret that a service may read, and no other. */}}
{{- define "wattline.keys" -}}
{{- if eq .service "control-plane" -}}
master.keys control-plane-client.pem
{{- else if eq .service "billing" -}}
master.keys
{{- else if eq .service "customer-portal" -}}
portal-client.pem
{{- else if eq .service "staff-console" -}}
console-client.pem
{{- end -}}
{{- end -}}
