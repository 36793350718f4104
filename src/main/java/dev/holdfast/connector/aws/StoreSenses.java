package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Sense.Seen.passesIf;

import dev.holdfast.connector.aws.Sense.Look;
import dev.holdfast.connector.aws.Sense.Seen;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/// Checks of what keeps copies: buckets, images, keys.
final class StoreSenses {
  private StoreSenses() {}

  static final Map<String, Sense> ALL =
      Map.of(
          "aws.s3.object-recent", StoreSenses::recent,
          "aws.s3.bucket-versioning", StoreSenses::versioning,
          "aws.s3.bucket-replication", StoreSenses::replication,
          "aws.s3.lifecycle", StoreSenses::lifecycle,
          "aws.ecr.image", StoreSenses::image,
          "aws.kms.key-enabled", StoreSenses::key);

  private static Seen recent(Look look) {
    return BucketObjects.find(look.aws().s3(), look.args())
        .newest()
        .map(
            newest ->
                RunningSenses.young(
                    look,
                    newest.lastModified(),
                    look.args().duration("within"),
                    newest.key() + ", "))
        .orElse(passesIf(false, "no such object"));
  }

  private static Seen versioning(Look look) {
    var bucket = look.text("bucket");
    var status = look.aws().s3().getBucketVersioning(ask -> ask.bucket(bucket)).status();
    return passesIf(
        status == BucketVersioningStatus.ENABLED,
        status == null ? "never turned on" : status.toString());
  }

  private static Seen replication(Look look) {
    var bucket = look.text("bucket");
    try {
      var rules =
          look.aws()
              .s3()
              .getBucketReplication(ask -> ask.bucket(bucket))
              .replicationConfiguration()
              .rules();
      var on =
          rules.stream()
              .filter(rule -> rule.status() == ReplicationRuleStatus.ENABLED)
              .map(rule -> rule.destination().bucket())
              .toList();
      return passesIf(
          !on.isEmpty(), on.isEmpty() ? "no rule is on" : "to " + String.join(", ", on));
    } catch (AwsServiceException answer) {
      if (Failures.code(answer).equals("ReplicationConfigurationNotFoundError")) {
        return passesIf(false, "not replicated");
      }
      throw answer;
    }
  }

  private static Seen lifecycle(Look look) {
    var bucket = look.text("bucket");
    var wantedClass = look.text("storage-class");
    var days = look.number("days", 0);
    try {
      var moves =
          look
              .aws()
              .s3()
              .getBucketLifecycleConfiguration(ask -> ask.bucket(bucket))
              .rules()
              .stream()
              .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
              .flatMap(rule -> rule.transitions().stream())
              .toList();
      var passes =
          moves.stream()
              .anyMatch(
                  move ->
                      Objects.equals(move.storageClassAsString(), wantedClass)
                          && move.days() != null
                          && move.days() == days);
      var words = moves.stream().map(m -> m.storageClassAsString() + " after " + m.days() + " d");
      return passesIf(
          passes, moves.isEmpty() ? "no object moves" : String.join(", ", words.toList()));
    } catch (AwsServiceException answer) {
      if (Failures.code(answer).equals("NoSuchLifecycleConfiguration")) {
        return passesIf(false, "no lifecycle");
      }
      throw answer;
    }
  }

  private static Seen image(Look look) {
    var id =
        ImageIdentifier.builder()
            .imageTag(look.args().textOr("tag", null))
            .imageDigest(look.args().textOr("digest", null))
            .build();
    if (id.imageTag() == null && id.imageDigest() == null) {
      return Seen.unknown("neither tag nor digest is stated");
    }
    var found =
        look.aws()
            .ecr()
            .describeImages(ask -> ask.repositoryName(look.text("repository")).imageIds(id))
            .imageDetails();
    return found.isEmpty() ? Seen.absent() : passesIf(true, found.getFirst().imageDigest());
  }

  private static Seen key(Look look) {
    var state =
        look.aws()
            .kms()
            .describeKey(ask -> ask.keyId(look.text("key-id")))
            .keyMetadata()
            .keyState();
    return passesIf(state == KeyState.ENABLED, String.valueOf(state));
  }
}
