#!/usr/bin/env bash
# Deploys ContractorLens to an ECS service, or puts it back to a revision that is known to have worked.
#
#   deploy.sh production|staging|disaster-recovery --target ID --region REGION --cluster NAME --service NAME
#             --image REPOSITORY@sha256:DIGEST --commit SHA [--desired COUNT] [--wait]
#   deploy.sh rollback --target ID --region REGION --cluster NAME --service NAME --to FAMILY:REVISION [--wait]
#
# An image is named by its digest and must be tagged in the registry with the commit it was built from (`commit-SHA`).
# Which revision has worked, a person says: the one before may be what broke an hour ago, or never have run. Without --to a
# rollback changes nothing and lists what there is to choose from. The last lines say what was done.
# Exit: 0 accepted (with --wait: stable), 2 wrong use, 1 refused or failed.
set -euo pipefail
export AWS_PAGER=''

usage() { sed -n '2,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
wrong() { printf 'deploy.sh: %s\n' "$1" >&2; exit 2; }
refuse() { printf 'deploy.sh: %s\n' "$1" >&2; exit 1; }

[[ $# -ge 1 ]] || usage
environment=$1
shift
case "$environment" in
  production | staging | disaster-recovery | rollback) ;;
  *) wrong "unknown environment '$environment': production, staging, disaster-recovery or rollback" ;;
esac

target='' region='' cluster='' service='' image='' commit='' desired='' to='' wait_for_it=no
while [[ $# -gt 0 ]]; do
  case "$1" in
    --wait) wait_for_it=yes; shift; continue ;;
    --target | --region | --cluster | --service | --image | --commit | --desired | --to)
      [[ $# -ge 2 && -n "$2" ]] || wrong "$1 needs a value" ;;
    *) wrong "unknown option '$1'" ;;
  esac
  case "$1" in
    --target) target=$2 ;;
    --region) region=$2 ;;
    --cluster) cluster=$2 ;;
    --service) service=$2 ;;
    --image) image=$2 ;;
    --commit) commit=$2 ;;
    --desired) desired=$2 ;;
    --to) to=$2 ;;
  esac
  shift 2
done

for name in target region cluster service; do
  [[ -n "${!name}" ]] || wrong "--$name is missing"
done
[[ -z "$desired" || "$desired" =~ ^[0-9]{1,4}$ ]] || wrong "--desired is no count: $desired"
if [[ "$environment" == rollback ]]; then
  [[ -z "$image$commit" ]] || wrong "a rollback takes a revision (--to), no image and no commit"
  [[ -z "$to" || "$to" =~ ^[A-Za-z0-9_-]+:[0-9]+$ ]] || wrong "--to is no FAMILY:REVISION: $to"
else
  [[ -z "$to" ]] || wrong "--to belongs to a rollback"
  [[ "$image" =~ ^([0-9]{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com)/([a-z0-9._/-]+)@(sha256:[0-9a-f]{64})$ ]] \
    || wrong "--image must be an ECR image by its digest (REPOSITORY@sha256:...): '$image'"
  image_region=${BASH_REMATCH[2]} repository=${BASH_REMATCH[3]} digest=${BASH_REMATCH[4]}
  [[ "$image_region" == "$region" ]] || wrong "the image must lie in $region, not in $image_region: a Region that is lost takes its images along"
  [[ "$commit" =~ ^[0-9a-f]{40}$ ]] || wrong "--commit must be a whole commit id (40 hexadecimal digits): '$commit'"
fi
for tool in aws jq; do
  command -v "$tool" > /dev/null || refuse "$tool is not installed"
done

# What a run of the plan says about the target: its endpoint and profile.
variable=${target^^}
variable=${variable//-/_}
endpoint_name=HOLDFAST_ENDPOINT_$variable profile_name=HOLDFAST_PROFILE_$variable
options=(--region "$region" --output json)
[[ -z "${!endpoint_name:-}" ]] || options+=(--endpoint-url "${!endpoint_name}")
[[ -z "${!profile_name:-}" ]] || options+=(--profile "${!profile_name}")
at() { aws "$@" "${options[@]}"; }

described=$(at ecs describe-services --cluster "$cluster" --services "$service") \
  || refuse "the service $service of cluster $cluster cannot be read"
current=$(jq -er '.services[] | select(.status == "ACTIVE") | .taskDefinition' <<< "$described") \
  || refuse "there is no active service $service in cluster $cluster ($region)"
family=${current##*/}
family=${family%:*}
printf 'now: %s runs %s\n' "$service" "$current"

if [[ "$environment" == rollback ]]; then
  if [[ -z "$to" ]]; then
    printf 'deploy.sh: name the revision that is known to have worked: --to FAMILY:REVISION. Nothing was changed; there are:\n' >&2
    at ecs list-task-definitions --family-prefix "$family" --status ACTIVE --sort DESC \
      | jq -r --arg family "$family" '.taskDefinitionArns[] | split("/")[-1] | select(startswith($family + ":"))' | head -n 10 \
      | while read -r one; do
          at ecs describe-task-definition --task-definition "$one" \
            | jq -r --arg one "$one" --arg now "${current##*/}" \
              '"  \($one)  \(.taskDefinition.registeredAt // "")  \(.taskDefinition.containerDefinitions[0].image)\(if $one == $now then "  (runs now)" else "" end)"'
        done >&2
    exit 2
  fi
  [[ "${to%:*}" == "$family" ]] || refuse "$to is not of the family $family that $service runs"
  next=$(at ecs describe-task-definition --task-definition "$to" \
    | jq -er '.taskDefinition | select(.status == "ACTIVE") | .taskDefinitionArn') \
    || refuse "$to is not an active revision"
else
  # A commit's image is the one that the build tagged with it: a digest alone says nothing about its source.
  at ecr describe-images --repository-name "$repository" --image-ids "imageDigest=$digest" \
    | jq -e --arg tag "commit-$commit" '.imageDetails[0].imageTags // [] | index($tag) != null' > /dev/null \
    || refuse "the registry has no image $digest that was built from commit $commit"
  definition=$(at ecs describe-task-definition --task-definition "$current" --include TAGS)
  running=$(jq -er '.taskDefinition.containerDefinitions[0].image' <<< "$definition")
  built=$(jq -r '[.taskDefinition.containerDefinitions[0].environment // [] | .[] | select(.name == "CONTRACTORLENS_COMMIT") | .value][0] // ""' <<< "$definition")
  if [[ "$running" == "$image" && "$built" == "$commit" ]]; then
    next=$current
    printf 'the revision already has this image and commit\n'
  else
    # Not through standard input: version 1 of the AWS command line reads its input file twice.
    request=$(mktemp)
    trap 'rm -f -- "$request"' EXIT
    jq --arg image "$image" --arg commit "$commit" '
        .taskDefinition
        | .containerDefinitions[0].image = $image
        | .containerDefinitions[0].environment =
            ([.containerDefinitions[0].environment // [] | .[] | select(.name != "CONTRACTORLENS_COMMIT")]
             + [{name: "CONTRACTORLENS_COMMIT", value: $commit}])
        | {family, taskRoleArn, executionRoleArn, networkMode, containerDefinitions, volumes, placementConstraints,
           requiresCompatibilities, cpu, memory, runtimePlatform, ephemeralStorage}
        | with_entries(select(.value != null))' <<< "$definition" > "$request"
    next=$(at ecs register-task-definition --cli-input-json "file://$request" | jq -er '.taskDefinition.taskDefinitionArn')
  fi
fi

update=(--cluster "$cluster" --service "$service" --task-definition "$next")
[[ -z "$desired" ]] || update+=(--desired-count "$desired")
updated=$(at ecs update-service "${update[@]}")
printf 'then: %s runs %s\n' "$service" "$next"
[[ "$wait_for_it" == no ]] || at ecs wait services-stable --cluster "$cluster" --services "$service"

printf 'holdfast:output task-definition=%s\n' "$next"
printf 'holdfast:output previous-task-definition=%s\n' "$current"
printf 'holdfast:output desired-count=%s\n' "$(jq -r '.service.desiredCount' <<< "$updated")"
