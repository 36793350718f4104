package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;

/// `aws.ecs.force-new-deployment`: replaces the running tasks. A primary deployment other than the
/// one in the preview tells that it happened.
final class ForceNewDeployment implements Deed {
  private static final String DEPLOYMENT = "deployment";

  private static Service service(Call call, Site site) {
    return EcsServices.need(
        site.look().ecs(), call.args().text("cluster"), call.args().text("service"));
  }

  private static String deployment(Service service) {
    return EcsServices.primary(service).map(Deployment::id).orElse("none");
  }

  @Override
  public Preview preview(Call call, Site site) {
    var service = service(call, site);
    return new Draft("Replaces the tasks of service " + service.serviceName())
        .request("cluster", call.args().text("cluster"))
        .request("service", call.args().text("service"))
        .request("forceNewDeployment", true)
        .now(Facts.of(DEPLOYMENT, deployment(service)))
        .after(Facts.of(DEPLOYMENT, "a new one"))
        .touches(
            "1 service; " + service.runningCount() + " running tasks replaced",
            service.serviceName())
        .build();
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
                                    .forceNewDeployment(true)))
            .service();
    return new Outcome.Done(
        "deployment " + deployment(changed) + " started",
        Map.of("deployment-id", deployment(changed)));
  }

  @Override
  public Probe probe(Call call, Preview preview, Site site) {
    var before = preview.now().getOrDefault(DEPLOYMENT, "");
    var present = deployment(service(call, site));
    var newer = !present.equals(before);
    return new Probe(
        newer ? Verdict.HAPPENED : Verdict.DID_NOT_HAPPEN,
        List.of("primary deployment of " + call.args().text("service")),
        List.of(
            newer ? present + " is newer than " + before : before + " is still the primary one"),
        newer ? Map.of("deployment-id", present) : Map.of());
  }
}
