package dev.holdfast.connector.aws;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/// `aws.ecs.register-task-definition`: a copy of a revision with another image, environment or
/// secrets in its first container: of the one that a service runs, where one is named, for the
/// family's newest may never have run, or be what was rolled back. ECS knows no client token, so
/// our tag is the key.
final class RegisterTaskDefinition implements Deed {
  private static final int RECENT = 10;

  private static DescribeTaskDefinitionResponse describe(EcsClient ecs, String definition) {
    return ecs.describeTaskDefinition(
        ask -> ask.taskDefinition(definition).include(TaskDefinitionField.TAGS));
  }

  /// Which revision is copied.
  private static String copied(Call call, EcsClient ecs) {
    var family = call.args().text("family");
    var service = call.args().textOr("service", null);
    if (service == null) return family;
    var runs = EcsServices.need(ecs, call.args().text("cluster"), service).taskDefinition();
    var name = EcsServices.shortName(runs);
    if (!name.startsWith(family + ":")) {
      throw new ProblemException(
          Problem.of(
              "aws.another-family",
              "The service %s runs %s, which is not of the family %s"
                  .formatted(service, name, family),
              "a copy would start another application",
              "name the family of what the service runs"));
    }
    return runs;
  }

  @Override
  public Preview preview(Call call, Site site) {
    var ecs = site.look().ecs();
    var family = call.args().text("family");
    var current = describe(ecs, copied(call, ecs)).taskDefinition();
    var newest = describe(ecs, family).taskDefinition();
    var container = current.containerDefinitions().getFirst();
    var changed = changed(container, call.args());
    var draft = new Draft("Registers a new revision of " + family);
    if (!newest.taskDefinitionArn().equals(current.taskDefinitionArn())) {
      draft.warn(
          "the newest revision %s (image %s) is not what the service runs, and is not copied"
              .formatted(
                  EcsServices.shortName(newest.taskDefinitionArn()),
                  newest.containerDefinitions().getFirst().image()));
    }
    return draft
        .request("family", family)
        .request("copies", EcsServices.shortName(current.taskDefinitionArn()))
        .request("container", container.name())
        .request("image", changed.image())
        .request("environment", call.args().map("environment").isEmpty() ? null : names(changed))
        .request("secrets", call.args().map("secrets").isEmpty() ? null : secrets(changed))
        .request("tags", Marks.of(call))
        .now(
            Facts.of(
                "newest revision",
                EcsServices.shortName(newest.taskDefinitionArn()),
                "image",
                container.image()))
        .after(Facts.of("newest revision", "one more", "image", changed.image()))
        .touches("1 new revision; running tasks stay as they are", family)
        .build();
  }

  private static Map<String, String> names(ContainerDefinition container) {
    var map = new LinkedHashMap<String, String>();
    container.environment().forEach(pair -> map.put(pair.name(), pair.value()));
    return map;
  }

  private static Map<String, String> secrets(ContainerDefinition container) {
    var map = new LinkedHashMap<String, String>();
    container.secrets().forEach(secret -> map.put(secret.name(), secret.valueFrom()));
    return map;
  }

  private static ContainerDefinition changed(ContainerDefinition container, Args args) {
    var environment = names(container);
    args.map("environment").forEach((name, value) -> environment.put(name, String.valueOf(value)));
    var secrets = secrets(container);
    args.map("secrets").forEach((name, value) -> secrets.put(name, String.valueOf(value)));
    return container.toBuilder()
        .image(args.textOr("image", container.image()))
        .environment(
            environment.entrySet().stream()
                .map(e -> KeyValuePair.builder().name(e.getKey()).value(e.getValue()).build())
                .toList())
        .secrets(
            secrets.entrySet().stream()
                .map(e -> Secret.builder().name(e.getKey()).valueFrom(e.getValue()).build())
                .toList())
        .build();
  }

  @Override
  public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var ours = ours(call, site.look().ecs());
    if (ours.isPresent()) return done("already registered ", ours.get());
    var current = describe(site.look().ecs(), copied(call, site.look().ecs()));
    var copied = current.taskDefinition();
    var containers = new ArrayList<>(copied.containerDefinitions());
    containers.set(0, changed(containers.getFirst(), call.args()));
    var tags = new LinkedHashMap<String, String>();
    current.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    tags.putAll(Marks.of(call));
    var made =
        wire.send(
            () ->
                site.act()
                    .ecs()
                    .registerTaskDefinition(
                        ask ->
                            ask.family(copied.family())
                                .containerDefinitions(containers)
                                .taskRoleArn(copied.taskRoleArn())
                                .executionRoleArn(copied.executionRoleArn())
                                .networkMode(copied.networkMode())
                                .volumes(copied.volumes())
                                .placementConstraints(copied.placementConstraints())
                                .requiresCompatibilities(copied.requiresCompatibilities())
                                .cpu(copied.cpu())
                                .memory(copied.memory())
                                .pidMode(copied.pidMode())
                                .ipcMode(copied.ipcMode())
                                .proxyConfiguration(copied.proxyConfiguration())
                                .inferenceAccelerators(copied.inferenceAccelerators())
                                .ephemeralStorage(copied.ephemeralStorage())
                                .runtimePlatform(copied.runtimePlatform())
                                .enableFaultInjection(copied.enableFaultInjection())
                                .tags(
                                    tags.entrySet().stream()
                                        .map(
                                            tag ->
                                                Tag.builder()
                                                    .key(tag.getKey())
                                                    .value(tag.getValue())
                                                    .build())
                                        .toList())));
    return done("registered ", made.taskDefinition().taskDefinitionArn());
  }

  private static Outcome.Done done(String verb, String arn) {
    return new Outcome.Done(
        verb + EcsServices.shortName(arn), Map.<String, Object>of("task-definition", arn));
  }

  private static Optional<String> ours(Call call, EcsClient ecs) {
    var family = call.args().text("family");
    return ecs
        .listTaskDefinitions(
            ask -> ask.familyPrefix(family).sort(SortOrder.DESC).maxResults(RECENT))
        .taskDefinitionArns()
        .stream()
        .filter(
            arn ->
                describe(ecs, arn).tags().stream()
                    .anyMatch(tag -> tag.key().equals(Marks.KEY) && tag.value().equals(call.key())))
        .findFirst();
  }

  @Override
  public Probe probe(Call call, Preview preview, Site site) {
    var ours = ours(call, site.look().ecs());
    return new Probe(
        ours.isPresent() ? Verdict.HAPPENED : Verdict.DID_NOT_HAPPEN,
        List.of("the " + RECENT + " newest revisions of " + call.args().text("family")),
        List.of(
            ours.map(arn -> EcsServices.shortName(arn) + " carries our key")
                .orElse("none carries our key")),
        ours.map(arn -> Map.<String, Object>of("task-definition", arn)).orElse(Map.of()));
  }
}
