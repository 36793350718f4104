package dev.holdfast.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A plan with one convergent, one named and one dangerous step, and nothing on its checklist.
final class ThreeKinds {
  static final String SNAPSHOT = "contractorlens-last";
  static final String DATABASE = "contractorlens-db";

  private ThreeKinds() {}

  static Program with(Path folder, URI aws) {
    try {
      var plan = Files.createDirectories(folder.resolve("plan"));
      Files.createDirectories(plan.resolve("scenarios"));
      Files.writeString(plan.resolve("plan.yaml"), PLAN);
      Files.writeString(plan.resolve("scenarios/remove.yaml"), SCENARIO);
      return new Program(folder, plan, aws, List.of("--endpoint", "west=" + aws));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static final String PLAN =
      """
      holdfast: 1
      plan: three-kinds
      title: Three kinds of effect
      targets:
        west:
          title: West
          connector: aws
          account: "123456789012"
          region: us-west-2
          credential: aws-prod
      """;

  private static final String SCENARIO =
      """
      scenario: remove
      title: Keep a copy, then remove
      kind: disaster
      rto: 30m
      phases:
        - title: All
          window: 0m..30m
          steps:
            - id: scale
              title: Run 4 tasks
              action: aws.ecs.update-service
              target: west
              with: {cluster: contractorlens, service: contractorlens, desired-count: 4}
              verify: [{check: aws.ecs.running-count, target: west, with: {cluster: contractorlens, service: contractorlens}, is: 4, within: 4m}]
            - id: keep
              title: Keep a copy
              action: aws.rds.create-db-snapshot
              target: west
              with: {db-instance-identifier: contractorlens-db, db-snapshot-identifier: contractorlens-last}
            - id: drop
              title: Delete the database
              action: aws.rds.delete-db-instance
              target: west
              with: {db-instance-identifier: contractorlens-db, skip-final-snapshot: true}
      """;
}
