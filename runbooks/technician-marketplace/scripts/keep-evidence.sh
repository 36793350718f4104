#!/usr/bin/env bash
# Copies what a rebuild would destroy out of the cluster: pods, deployments, policies, events, logs. No secrets.
#
# keep-evidence.sh INCIDENT      KUBE_CONTEXT NAMESPACE [AUDIT_BUCKET=technician-marketplace-audit-logs]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[[ "${1:-}" =~ ^[A-Za-z0-9._-]+$ ]] || refuse "the id of the incident is missing" "say keep-evidence.sh INCIDENT"
need_env KUBE_CONTEXT "the kubeconfig context of the cluster"
need_env NAMESPACE "the namespace that is affected"
for tool in kubectl tar aws; do need_tool "$tool"; done
cluster() { kubectl --context "$KUBE_CONTEXT" --namespace "$NAMESPACE" --request-timeout 60s "$@"; }
work="$(mktemp -d)"
cleanup() { rm -rf "$work"; }
audited keep-evidence "$1 in $NAMESPACE of $KUBE_CONTEXT"

mkdir "$work/evidence"
for kind in pods deployments replicasets services networkpolicies serviceaccounts rolebindings cronjobs jobs events; do
  cluster get "$kind" --output yaml >"$work/evidence/$kind.yaml" 2>>"$work/evidence/not-read.txt" || say "could not read $kind"
done
cluster get pods --output name >"$work/pods" || fail "the pods cannot be listed" "check the context"
while read -r pod; do
  name="$(basename "$pod")"
  cluster logs "$pod" --all-containers --timestamps >"$work/evidence/$name.log" 2>>"$work/evidence/not-read.txt" || say "could not read the log of $name"
  cluster logs "$pod" --all-containers --timestamps --previous >"$work/evidence/$name.previous.log" 2>/dev/null || rm -f "$work/evidence/$name.previous.log"
done <"$work/pods"
tar -czf "$work/evidence.tar.gz" -C "$work" evidence
key="incidents/$1/$(stamp)-cluster.tar.gz"
put_new "$work/evidence.tar.gz" "$AUDIT_BUCKET" "$key"
output evidence "s3://$AUDIT_BUCKET/$key"
output sha256 "$(sha256 "$work/evidence.tar.gz")"
