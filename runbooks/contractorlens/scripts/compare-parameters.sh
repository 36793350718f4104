#!/usr/bin/env bash
# Compares the parameters under two paths of Parameter Store; only reads, and shows names, never values.
#
#   compare-parameters.sh --from-target ID --from-region REGION --from-prefix /PATH/ --to-target ID --to-region REGION
#                         --to-prefix /PATH/ [--except NAME]...
#
# Exit: 0 the same, 1 they differ (the last line says where), 2 wrong use, 3 one side could not be read, or is empty.
set -euo pipefail
export AWS_PAGER=''

usage() { sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
wrong() { printf 'compare-parameters.sh: %s\n' "$1" >&2; exit 2; }
unknown() { printf 'compare-parameters.sh: %s\n' "$1" >&2; exit 3; }

from_target='' from_region='' from_prefix='' to_target='' to_region='' to_prefix=''
except=()
[[ $# -gt 0 ]] || usage
while [[ $# -gt 0 ]]; do
  [[ $# -ge 2 && -n "$2" ]] || wrong "$1 needs a value"
  case "$1" in
    --from-target) from_target=$2 ;;
    --from-region) from_region=$2 ;;
    --from-prefix) from_prefix=$2 ;;
    --to-target) to_target=$2 ;;
    --to-region) to_region=$2 ;;
    --to-prefix) to_prefix=$2 ;;
    --except) except+=("$2") ;;
    *) wrong "unknown option '$1'" ;;
  esac
  shift 2
done
for name in from_target from_region from_prefix to_target to_region to_prefix; do
  [[ -n "${!name}" ]] || wrong "--${name//_/-} is missing"
done
for prefix in "$from_prefix" "$to_prefix"; do
  [[ "$prefix" =~ ^/[A-Za-z0-9._/-]*/$ ]] || wrong "a path begins and ends with a slash: '$prefix'"
done
for tool in aws jq; do
  command -v "$tool" > /dev/null || unknown "$tool is not installed"
done

under() {
  local variable=${1^^} region=$2 prefix=$3
  variable=${variable//-/_}
  local endpoint_name=HOLDFAST_ENDPOINT_$variable profile_name=HOLDFAST_PROFILE_$variable
  local options=(--region "$region" --output json)
  [[ -z "${!endpoint_name:-}" ]] || options+=(--endpoint-url "${!endpoint_name}")
  [[ -z "${!profile_name:-}" ]] || options+=(--profile "${!profile_name}")
  aws ssm get-parameters-by-path --path "${prefix%/}" --recursive --with-decryption "${options[@]}" \
    | jq --arg prefix "$prefix" '[.Parameters[] | {key: .Name[($prefix | length):], value: {Type, Value}}] | from_entries'
}

here=$(under "$from_target" "$from_region" "$from_prefix") || unknown "$from_prefix cannot be read in $from_region"
there=$(under "$to_target" "$to_region" "$to_prefix") || unknown "$to_prefix cannot be read in $to_region"
[[ "$here" != '{}' ]] || unknown "there is no parameter under $from_prefix in $from_region: nothing is compared"
skipped=$(jq -n --args '$ARGS.positional' -- ${except[@]+"${except[@]}"})
different=$(printf '%s\n%s\n' "$here" "$there" | jq -rs --argjson skipped "$skipped" '
  .[0] as $here | .[1] as $there
  | [(($here | keys) + ($there | keys) | unique - $skipped)[] | select($here[.] != $there[.])] | join(", ")')
if [[ -n "$different" ]]; then
  printf 'differ: %s\n' "$different"
  exit 1
fi
printf 'same: %s parameters\n' "$(jq --argjson skipped "$skipped" 'keys - $skipped | length' <<< "$here")"
