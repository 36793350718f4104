package dev.holdfast.connector.aws;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;

/// `aws.ecs.update-service`: how many tasks a service wants, and of which task definition.
final class UpdateService extends Convergent {
  private static final String COUNT = "desired count";
  private static final String DEFINITION = "task definition";

  private static Service service(Call call, Site site) {
    return EcsServices.need(
        site.look().ecs(), call.args().text("cluster"), call.args().text("service"));
  }

  /// How many it is to want; of one that is to want at least so many, no fewer than it does.
  private static @Nullable Integer count(Args args, Service service) {
    if (args.has("at-least")) {
      return Math.max(Math.toIntExact(args.integer("at-least")), service.desiredCount());
    }
    return args.has("desired-count") ? Math.toIntExact(args.integer("desired-count")) : null;
  }

  private static boolean counted(Args args) {
    return args.has("desired-count") || args.has("at-least");
  }

  private static ProblemException argument(String what, String why, String next) {
    return new ProblemException(
        Problem.of("aws.argument", "aws.ecs.update-service is given " + what, why, next));
  }

  @Override
  Map<String, String> facts(Call call, Site site) {
    return facts(service(call, site));
  }

  private static Map<String, String> facts(Service service) {
    return Facts.of(
        COUNT,
        String.valueOf(service.desiredCount()),
        DEFINITION,
        EcsServices.shortName(service.taskDefinition()));
  }

  @Override
  public Preview preview(Call call, Site site) {
    var args = call.args();
    var definition = definition(args, site);
    if (!counted(args) && definition == null) {
      throw argument(
          "neither desired-count, at-least nor task-definition",
          "there is nothing to change",
          "state one of them in the plan");
    }
    if (args.has("desired-count") && args.has("at-least")) {
      throw argument(
          "desired-count and at-least",
          "they say two things of one number",
          "state one of the two in the plan");
    }
    var service = service(call, site);
    var count = count(args, service);
    var now = facts(service);
    var after = now;
    var back = new HashMap<String, Object>();
    back.put("cluster", args.text("cluster"));
    back.put("service", args.text("service"));
    var says = new StringBuilder();
    if (count != null) {
      after = Facts.with(after, COUNT, String.valueOf(count));
      back.put("desired-count", (long) service.desiredCount());
      says.append("desired count ").append(service.desiredCount());
    }
    if (definition != null) {
      after = Facts.with(after, DEFINITION, definition);
      back.put("task-definition", service.taskDefinition());
      says.append(says.isEmpty() ? "" : ", ")
          .append("task definition ")
          .append(now.get(DEFINITION));
    }
    var draft =
        new Draft("Sets service " + service.serviceName() + " to " + Facts.words(after))
            .request("cluster", args.text("cluster"))
            .request("service", args.text("service"))
            .request("desiredCount", count)
            .request("taskDefinition", definition)
            .now(now)
            .after(after)
            .touches(
                "1 service with " + service.runningCount() + " running tasks",
                service.serviceName())
            .undo(
                new Preview.Undo(
                    "aws.ecs.update-service", site.place().id(), back, says.toString()));
    if (count != null && count == 0) draft.warn("every task of the service stops");
    return draft.build();
  }

  /// Resolved to `family:revision`, which also shows that it exists.
  private static @Nullable String definition(Args args, Site site) {
    var wanted = args.textOr("task-definition", null);
    if (wanted == null) return null;
    return EcsServices.shortName(
        site.look()
            .ecs()
            .describeTaskDefinition(ask -> ask.taskDefinition(wanted))
            .taskDefinition()
            .taskDefinitionArn());
  }

  @Override
  public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var args = call.args();
    var changed =
        wire.send(
                () ->
                    site.act()
                        .ecs()
                        .updateService(
                            ask ->
                                ask.cluster(args.text("cluster"))
                                    .service(args.text("service"))
                                    .desiredCount(counted(args) ? wanted(preview) : null)
                                    .taskDefinition(args.textOr("task-definition", null))))
            .service();
    return new Outcome.Done(
        changed.serviceName() + " accepted: " + Facts.words(facts(changed)),
        outputs(preview, changed));
  }

  /// As it was shown.
  private static int wanted(Preview preview) {
    return Integer.parseInt(preview.after().getOrDefault(COUNT, "0"));
  }

  private static Map<String, Object> outputs(Preview preview, Service service) {
    return Map.of(
        "previous-desired-count",
        Long.parseLong(preview.now().getOrDefault(COUNT, "0")),
        "desired-count",
        (long) service.desiredCount(),
        "task-definition",
        service.taskDefinition());
  }

  @Override
  Map<String, Object> outputs(Call call, Preview preview, Site site) {
    return outputs(preview, service(call, site));
  }
}
