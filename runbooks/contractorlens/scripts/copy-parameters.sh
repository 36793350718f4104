#!/usr/bin/env bash
# Copies the parameters under one path of Parameter Store to another path, in the same or another Region.
#
#   copy-parameters.sh --from-target ID --from-region REGION --from-prefix /PATH/ --to-target ID --to-region REGION
#                      --to-prefix /PATH/ [--except NAME]... [--key-id KEY]
#
# NAME is what follows the path (`db/host`). A parameter that already has the same value and type is left alone. Values
# are in no argument and no output; one at a time passes through a file that only its owner can read, gone at the end.
set -euo pipefail
umask 077
export AWS_PAGER=''

usage() { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
wrong() { printf 'copy-parameters.sh: %s\n' "$1" >&2; exit 2; }
refuse() { printf 'copy-parameters.sh: %s\n' "$1" >&2; exit 1; }

from_target='' from_region='' from_prefix='' to_target='' to_region='' to_prefix='' key_id=''
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
    --key-id) key_id=$2 ;;
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
[[ "$from_region$from_prefix" != "$to_region$to_prefix" ]] || refuse "source and destination are the same"
for tool in aws jq; do
  command -v "$tool" > /dev/null || refuse "$tool is not installed"
done

# What a run of the plan says about a target: its endpoint and profile.
at() {
  local variable=${1^^} region=$2
  shift 2
  variable=${variable//-/_}
  local endpoint_name=HOLDFAST_ENDPOINT_$variable profile_name=HOLDFAST_PROFILE_$variable
  local options=(--region "$region" --output json)
  [[ -z "${!endpoint_name:-}" ]] || options+=(--endpoint-url "${!endpoint_name}")
  [[ -z "${!profile_name:-}" ]] || options+=(--profile "${!profile_name}")
  aws "$@" "${options[@]}"
}

under() {
  at "$1" "$2" ssm get-parameters-by-path --path "${3%/}" --recursive --with-decryption \
    | jq --arg prefix "$3" '[.Parameters[] | {key: .Name[($prefix | length):], value: {Type, Value}}] | from_entries'
}

skipped=$(jq -n --args '$ARGS.positional' -- ${except[@]+"${except[@]}"})
copied=0 same=0
# Not through standard input: version 1 of the AWS command line reads its input file twice.
request=$(mktemp)
trap 'rm -f -- "$request"' EXIT
source=$(under "$from_target" "$from_region" "$from_prefix") || refuse "$from_prefix cannot be read in $from_region"
there=$(under "$to_target" "$to_region" "$to_prefix") || refuse "$to_prefix cannot be read in $to_region"
names=$(jq -r --argjson skipped "$skipped" 'keys - $skipped | .[]' < <(printf '%s' "$source"))
[[ -n "$names" ]] || refuse "there is nothing to copy under $from_prefix in $from_region"
while IFS= read -r name; do
  if printf '%s\n%s\n' "$source" "$there" | jq -es --arg name "$name" '.[0][$name] == .[1][$name]' > /dev/null; then
    same=$((same + 1))
    continue
  fi
  printf '%s' "$source" | jq --arg name "$name" --arg full "$to_prefix$name" --arg key "$key_id" '
      .[$name] | {Name: $full, Type, Value, Overwrite: true}
      + (if $key != "" and .Type == "SecureString" then {KeyId: $key} else {} end)' > "$request"
  at "$to_target" "$to_region" ssm put-parameter --cli-input-json "file://$request" > /dev/null
  printf 'copied %s\n' "$to_prefix$name"
  copied=$((copied + 1))
done <<< "$names"
printf 'holdfast:output copied=%s\n' "$copied"
printf 'holdfast:output same=%s\n' "$same"
