package dev.holdfast.connector.rehearsal;

import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Plans;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Target;
import java.util.List;
import java.util.Map;

/// A plan by hand: an API on ECS with a database on RDS in one Region, its way out in another, and
/// a shop on Kubernetes.
final class SmallPlan {
  static final Scenario CORRUPTION =
      scenario("corruption", List.of(Map.of("component", "database", "is", "corrupt")), List.of());
  static final Scenario REGION =
      scenario("region", List.of(Map.of("target", "west", "is", "unreachable")), List.of());
  static final Scenario FAILURE =
      scenario(
          "failure",
          List.of(Map.of("component", "api", "is", "failed")),
          List.of(
              step(
                  "mend",
                  new StepBody.Action("process.script", null, Map.of()),
                  Map.of(
                      "takes", "7m",
                      "heals", List.of("api"),
                      "outputs", Map.of("release", "r41"),
                      "sets",
                          List.of(
                              Map.of(
                                  "target", "west", "kind", "aws.log-group", "name", "/api"))))));

  private SmallPlan() {}

  static Plan plan() {
    return Plans.plan(
        "small",
        Map.of("zone", "Z1"),
        List.of(
            aws("west", "us-west-2"),
            aws("east", "us-east-1"),
            Plans.target("site", "web", Map.of("url", "https://shop.example")),
            Plans.target("sql", "psql", Map.of("host", "db")),
            Plans.target("cluster", "kubernetes", Map.of("context", "prod"))),
        components(),
        Map.of("objects", objects()),
        List.of(CORRUPTION, REGION, FAILURE));
  }

  private static List<Map<String, Object>> objects() {
    return List.of(
        Map.of(
            "target",
            "west",
            "kind",
            "aws.security-group",
            "name",
            "sg-1",
            "ingress",
            List.of(Map.of("protocol", "tcp"))),
        Map.of("target", "west", "kind", "aws.network-acl", "name", "acl-1"),
        Map.of("target", "west", "kind", "aws.ebs-volume", "name", "vol-1", "size", 100L),
        Map.of("target", "west", "kind", "aws.ssm-parameter", "name", "/api/db"),
        Map.of("target", "west", "kind", "aws.db-subnet-group", "name", "private"));
  }

  private static List<Component> components() {
    return List.of(
        component(
            "dns",
            "aws.route53-record",
            "entry",
            List.of("api"),
            List.of(
                place(
                    "west",
                    Map.of("hosted-zone-id", "Z1", "name", "shop.example", "type", "A"),
                    false)),
            List.of(use("web.http", "site", Map.of("path", "/health")))),
        component(
            "api",
            "aws.ecs-service",
            "service",
            List.of("database"),
            List.of(
                place("west", Map.of("cluster", "c", "service", "api"), false),
                place("east", Map.of("cluster", "c", "service", "api"), true)),
            List.of()),
        component(
            "database",
            "aws.rds-instance",
            "store",
            List.of(),
            List.of(
                place("west", Map.of("db-instance-identifier", "db"), false),
                place("west", Map.of("db-instance-identifier", "db-restored"), true),
                place("east", Map.of("db-instance-identifier", "db-dr"), true)),
            List.of()),
        component(
            "shop",
            "kubernetes.deployment",
            "service",
            List.of(),
            List.of(
                place(
                    "cluster",
                    Map.of("deployment", "shop", "namespace", "prod", "image", "shop:1"),
                    false)),
            List.of()));
  }

  private static Component component(
      String id,
      String kind,
      String layer,
      List<String> dependsOn,
      List<Component.Place> places,
      List<CheckUse> checks) {
    return new Component(
        id,
        id,
        kind,
        layer,
        dependsOn,
        null,
        null,
        null,
        places,
        checks,
        null,
        List.of(),
        Position.NOWHERE);
  }

  private static Component.Place place(String target, Map<String, Object> with, boolean standby) {
    return new Component.Place(target, with, standby);
  }

  static CheckUse use(String check, String target, Map<String, Object> with) {
    return new CheckUse(check, target, with, null, null, null, null, null, Position.NOWHERE);
  }

  private static Target aws(String id, String region) {
    return Plans.target(id, "aws", Map.of("account", "123456789012", "region", region));
  }

  static Scenario scenario(String id, List<Map<String, Object>> faults, List<Step> steps) {
    return Plans.scenario(id, Scenario.Kind.DISASTER, List.of(), steps, Map.of("faults", faults));
  }

  static Step step(String id, StepBody body, Map<String, Object> rehearse) {
    return Plans.step(id, body, rehearse);
  }
}
