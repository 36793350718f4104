package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// `aws.rds.rotate-password`: the password is made here, written as a new version of the parameter
/// and set on the database. First the parameter: a password that no one kept would lock everyone
/// out, one that the database does not know yet can still be set again.
final class RotatePassword implements Deed {
  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_.~!#%^*+=";
  private static final SecureRandom RANDOM = new SecureRandom();

  private static String instance(Call call) {
    return call.args().text("db-instance-identifier");
  }

  private static String parameter(Call call) {
    return call.args().text("parameter");
  }

  private static int length(Call call) {
    var length = call.args().has("length") ? call.args().integer("length") : 32;
    if (length < 16 || length > 41) {
      throw new IllegalArgumentException("length " + length + " is not between 16 and 41");
    }
    return Math.toIntExact(length);
  }

  private static ParameterMetadata metadata(Call call, Site site) {
    var filter =
        ParameterStringFilter.builder()
            .key("Name")
            .option("Equals")
            .values(parameter(call))
            .build();
    return site
        .look()
        .ssm()
        .describeParameters(ask -> ask.parameterFilters(filter))
        .parameters()
        .stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        "aws.not-found",
                        "There is no parameter " + parameter(call) + " in " + site.region(),
                        "the new password would be kept nowhere",
                        "check the name, or create the SecureString first")));
  }

  @Override
  public Preview preview(Call call, Site site) {
    var length = length(call);
    var held = metadata(call, site);
    if (held.type() != ParameterType.SECURE_STRING) {
      throw new ProblemException(
          Problem.of(
              "aws.plain-parameter",
              "Parameter " + parameter(call) + " is a " + held.typeAsString(),
              "a password must not stand there in the clear",
              "make it a SecureString"));
    }
    var database = Databases.need(site.look().rds(), instance(call));
    return new Draft("Gives " + instance(call) + " a new password that nobody sees")
        .request("dBInstanceIdentifier", instance(call))
        .request("masterUserPassword", "<secret:" + secretName(call) + ">")
        .request("parameter", parameter(call))
        .request("length", length)
        .now(
            Facts.of(
                "parameter version",
                String.valueOf(held.version()),
                "database",
                String.valueOf(database.dbInstanceStatus())))
        .after(
            Facts.of(
                "parameter version",
                String.valueOf(held.version() + 1),
                "database",
                "new password"))
        .touches("1 parameter and the master password of 1 database", instance(call))
        .warn("what is connected stays connected; new connections need the new password")
        .build();
  }

  private static String secretName(Call call) {
    return "password of " + instance(call);
  }

  private static String make(int length) {
    var password = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  @Override
  public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var held = metadata(call, site);
    Databases.need(site.look().rds(), instance(call));
    var password = make(length(call));
    try (var secret = Secret.copyOf(password.getBytes(StandardCharsets.UTF_8))) {
      call.around().redactor().learn(secretName(call), secret);
    }
    var version =
        wire.send(
                () ->
                    site.act()
                        .ssm()
                        .putParameter(
                            ask ->
                                ask.name(parameter(call))
                                    .value(password)
                                    .type(ParameterType.SECURE_STRING)
                                    .keyId(held.keyId())
                                    .description(Marks.KEY + "=" + call.key())
                                    .overwrite(true)))
            .version();
    call.watch().progress("parameter is at version " + version + ", setting the database");
    wire.send(
        () ->
            site.act()
                .rds()
                .modifyDBInstance(
                    ask ->
                        ask.dbInstanceIdentifier(instance(call))
                            .masterUserPassword(password)
                            .applyImmediately(true)));
    return new Outcome.Done(
        parameter(call) + " is at version " + version + ", set on " + instance(call),
        Map.<String, Object>of("version", version));
  }

  /// Two effects, so two pieces of evidence: our key on the parameter, and the event that RDS
  /// writes when a master password was set.
  @Override
  public Probe probe(Call call, Preview preview, Site site) {
    var held = metadata(call, site);
    var ours = (Marks.KEY + "=" + call.key()).equals(held.description());
    var seen = new ArrayList<String>();
    seen.add(
        parameter(call)
            + " is at version "
            + held.version()
            + (ours ? ", written by this step" : ""));
    var looked = List.of(parameter(call), "events of " + instance(call));
    if (!ours) {
      var same = String.valueOf(held.version()).equals(preview.now().get("parameter version"));
      return new Probe(same ? Verdict.DID_NOT_HAPPEN : Verdict.UNKNOWN, looked, seen, Map.of());
    }
    var set = passwordEvents(call, site, held);
    seen.addAll(set.isEmpty() ? List.of("RDS shows no event of a password set since") : set);
    return set.isEmpty()
        ? new Probe(Verdict.UNKNOWN, looked, seen, Map.of())
        : new Probe(
            Verdict.HAPPENED, looked, seen, Map.<String, Object>of("version", held.version()));
  }

  private static List<String> passwordEvents(Call call, Site site, ParameterMetadata held) {
    try {
      return site
          .look()
          .rds()
          .describeEvents(
              ask ->
                  ask.sourceIdentifier(instance(call))
                      .sourceType(SourceType.DB_INSTANCE)
                      .startTime(held.lastModifiedDate()))
          .events()
          .stream()
          .map(Event::message)
          .filter(message -> message.contains("credentials") || message.contains("password"))
          .toList();
    } catch (SdkException unreadable) {
      // Without events there is one piece of evidence too few: the verdict stays unknown.
      return List.of();
    }
  }
}
