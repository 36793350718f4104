#!/usr/bin/env bash
# Deploys the backend to one cluster and waits until it is rolled out.
#
# deploy.sh ENVIRONMENT IMAGE
#   ENVIRONMENT     the namespace: production, staging or test
#   IMAGE           by digest: ghcr.io/technician-marketplace/backend@sha256:...
#   KUBE_CONTEXT    the context, always named so that nothing goes to the cluster that happens to be current
#   DATABASE_HOST   where the backend finds its database
#   [REPLICAS=3] [MANIFESTS=../kubernetes] [WAIT=600]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -eq 2 ] || refuse "two arguments are needed: ENVIRONMENT IMAGE" "say deploy.sh production IMAGE@sha256:..."
namespace="$1"
image="$2"
case "$namespace" in production | staging | test) ;; *) refuse "unknown environment $namespace" "production, staging or test" ;; esac
[[ "$image" =~ ^[a-z0-9./_-]+@sha256:[0-9a-f]{64}$ ]] || refuse "$image does not name a digest" "a tag can be moved: use IMAGE@sha256:..."
need_env KUBE_CONTEXT "the kubeconfig context of the cluster"
need_env DATABASE_HOST "the host of the database"
need_tool kubectl
replicas="${REPLICAS:-3}"
[[ "$replicas" =~ ^[1-9][0-9]?$ ]] || refuse "REPLICAS is $replicas" "a number from 1 to 99"
manifest="${MANIFESTS:-$(dirname "${BASH_SOURCE[0]}")/../kubernetes}/backend.yaml"
[ -f "$manifest" ] || refuse "$manifest is missing" "set MANIFESTS to the folder with backend.yaml"
cluster() { kubectl --context "$KUBE_CONTEXT" --namespace "$namespace" --request-timeout 30s "$@"; }

cluster get namespace "$namespace" --output name >&2 || refuse "the cluster $KUBE_CONTEXT does not answer or has no namespace $namespace" "check the context"
cluster get secret backend-credentials --output name >&2 || refuse "the secret backend-credentials is missing in $KUBE_CONTEXT" "run rotate-credentials.sh for that cluster first"

work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
kubectl set image --local --filename "$manifest" "backend=$image" --output yaml |
  kubectl set env --local --filename - "DATABASE_HOST=$DATABASE_HOST" --output yaml >"$work/deploy.yaml"
sed -i.before "s/^\\(  *\\)replicas: [0-9]*$/\\1replicas: $replicas/" "$work/deploy.yaml"
cluster diff --filename "$work/deploy.yaml" --server-side --field-manager holdfast >&2 || [ $? -eq 1 ] || fail "the cluster refuses the manifest" "read the message above"
cluster apply --server-side --field-manager holdfast --filename "$work/deploy.yaml" >&2
cluster rollout status deployment/backend --timeout "${WAIT:-600}s" --request-timeout 0 >&2 ||
  fail "the rollout did not finish in ${WAIT:-600} seconds" "look at the pods; kubectl rollout undo brings the previous one back"
running="$(cluster get deployment backend --output 'jsonpath={.spec.template.spec.containers[?(@.name=="backend")].image}')"
[ "$running" = "$image" ] || fail "the deployment names $running, not $image" "look who else deploys"
output image "$running"
output revision "$(cluster get deployment backend --output 'jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}')"
