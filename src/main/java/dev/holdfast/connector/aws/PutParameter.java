package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// `aws.ssm.put-parameter`: plain values only; a password has its own action, in which nobody sees
/// it.
final class PutParameter extends Convergent {
  static Optional<Parameter> find(SsmClient ssm, String name) {
    try {
      return Optional.of(ssm.getParameter(ask -> ask.name(name)).parameter());
    } catch (ParameterNotFoundException absent) {
      return Optional.empty();
    }
  }

  private static String type(Call call) {
    return Optional.ofNullable(call.args().textOr("type", "String")).orElse("String");
  }

  @Override
  Map<String, String> facts(Call call, Site site) {
    return facts(find(site.look().ssm(), call.args().text("name")));
  }

  private static Map<String, String> facts(Optional<Parameter> parameter) {
    return Facts.of("value", parameter.map(Parameter::value).orElse("(not there)"));
  }

  @Override
  public Preview preview(Call call, Site site) {
    var args = call.args();
    var name = args.text("name");
    var present = find(site.look().ssm(), name);
    if (type(call).equals("SecureString")
        || present.filter(p -> p.type() == ParameterType.SECURE_STRING).isPresent()) {
      throw new ProblemException(
          Problem.of(
              "aws.secure-string",
              "Parameter " + name + " is a SecureString",
              "a secret in a plan would end up in the record",
              "use aws.rds.rotate-password, which makes a value that nobody sees"));
    }
    return new Draft("Sets parameter " + name)
        .request("name", name)
        .request("value", args.text("value"))
        .request("type", type(call))
        .request("overwrite", args.flag("overwrite"))
        .now(facts(present))
        .after(Facts.of("value", args.text("value")))
        .touches(present.isPresent() ? "1 parameter replaced" : "1 parameter added", name)
        .undo(
            present
                .map(
                    old ->
                        new Preview.Undo(
                            "aws.ssm.put-parameter",
                            site.place().id(),
                            Map.of(
                                "name",
                                name,
                                "value",
                                old.value(),
                                "type",
                                old.typeAsString(),
                                "overwrite",
                                true),
                            "value " + old.value()))
                .orElse(null))
        .build();
  }

  @Override
  public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var args = call.args();
    var version =
        wire.send(
                () ->
                    site.act()
                        .ssm()
                        .putParameter(
                            ask ->
                                ask.name(args.text("name"))
                                    .value(args.text("value"))
                                    .type(type(call))
                                    .overwrite(args.flag("overwrite"))))
            .version();
    return new Outcome.Done(
        args.text("name") + " is at version " + version,
        Map.<String, Object>of("version", version));
  }

  @Override
  Map<String, Object> outputs(Call call, Preview preview, Site site) {
    return find(site.look().ssm(), call.args().text("name"))
        .map(found -> Map.<String, Object>of("version", found.version()))
        .orElse(Map.of());
  }
}
