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

  private static @Nullable Integer count(Args args) {
    return args.has("desired-count") ? Math.toIntExact(args.integer("desired-count")) : null;
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
    var count = count(args);
    var definition = definition(args, site);
    if (count == null && definition == null) {
      throw new ProblemException(
          Problem.of(
              "aws.argument",
              "aws.ecs.update-service is given neither desired-count nor task-definition",
              "there is nothing to change",
              "state at least one of them in the plan"));
    }
    var service = service(call, site);
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
                                    .desiredCount(count(args))
                                    .taskDefinition(args.textOr("task-definition", null))))
            .service();
    return new Outcome.Done(
        changed.serviceName() + " accepted: " + Facts.words(facts(changed)),
        outputs(preview, changed));
  }

  private static Map<String, Object> outputs(Preview preview, Service service) {
    return Map.of(
        "previous-desired-count",
        Long.parseLong(preview.now().getOrDefault(COUNT, "0")),
        "task-definition",
        service.taskDefinition());
  }

  @Override
  Map<String, Object> outputs(Call call, Preview preview, Site site) {
    return outputs(preview, service(call, site));
  }
}
