package dev.holdfast.estate;

import java.util.List;
import java.util.Optional;

/// Where a vendor makes changes to what looks as if it were everywhere. Such services go on
/// answering from every Region, but changes go through one. For AWS (partition `aws`): "AWS Fault
/// Isolation Boundaries", chapter "Global services",
/// https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
public final class ControlPlanes {
  private static final String EAST = "us-east-1";
  private static final String WEST = "us-west-2";

  private static final List<Plane> ALL =
      List.of(
          new Plane("aws.route53.", "Route 53", EAST),
          new Plane("aws.iam.", "IAM", EAST),
          new Plane("aws.cloudfront.", "CloudFront", EAST),
          new Plane("aws.organizations.", "Organizations", EAST),
          new Plane("aws.account.", "Account Management", EAST),
          new Plane("aws.shield.", "Shield Advanced", EAST),
          new Plane("aws.s3.create-bucket", "the making of S3 buckets", EAST),
          new Plane("aws.s3.delete-bucket", "the removal of S3 buckets", EAST),
          new Plane("aws.s3.put-bucket-", "the configuration of S3 buckets", EAST),
          new Plane("aws.globalaccelerator.", "Global Accelerator", WEST),
          new Plane("aws.networkmanager.", "Network Manager", WEST),
          new Plane("aws.route53-recovery-", "Application Recovery Controller", WEST));

  /// IAM in the words of the table, for what is about credentials.
  static final Plane IAM = ALL.get(1);

  private ControlPlanes() {}

  /// One row.
  ///
  /// @param prefix of the names of actions and checks that go there
  public record Plane(String prefix, String service, String region) {
    /// Why something that goes there leans on the Region.
    public String why() {
      return "%s is changed through %s".formatted(service, region);
    }
  }

  /// Where a component of this kind is changed. It answers from everywhere, whatever its target's
  /// Region.
  static Optional<Plane> ofKind(String kind) {
    return ALL.stream()
        .filter(plane -> plane.prefix().endsWith("."))
        .filter(plane -> (kind + "-").startsWith(plane.prefix().replaceFirst("\\.$", "-")))
        .findFirst();
  }

  /// Where an action or a check of that name goes, whatever its target's Region.
  public static Optional<Plane> of(String name) {
    return ALL.stream().filter(plane -> name.startsWith(plane.prefix())).findFirst();
  }
}
