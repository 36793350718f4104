package dev.holdfast.connector.aws;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Preview;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/// What both restores to a new database instance share: placement, tags, and the wait for the
/// endpoint that later steps point the application to.
abstract class RdsRestore extends Named {
  abstract String instance(Call call);

  /// The moment the data of the new instance is at, where it can be read.
  abstract Optional<Instant> recoveryPoint(Call call, Site site);

  @Override
  final String what(Call call) {
    return "database instance " + instance(call);
  }

  @Override
  final Optional<Thing> find(Call call, Preview preview, Site site) {
    return Databases.find(site.look().rds(), instance(call)).map(found -> thing(call, site, found));
  }

  private Thing thing(Call call, Site site, DBInstance found) {
    var outputs = new HashMap<String, Object>();
    outputs.put("arn", found.dbInstanceArn());
    recoveryPoint(call, site).ifPresent(at -> outputs.put("recovery-point", at));
    var endpoint = found.endpoint();
    var reachable = endpoint != null && endpoint.address() != null;
    if (reachable) {
      outputs.put("endpoint", endpoint.address());
      outputs.put("port", Optional.ofNullable(endpoint.port()).map(Long::valueOf).orElse(5432L));
    }
    return new Thing(
        "status "
            + found.dbInstanceStatus()
            + (reachable ? ", endpoint " + endpoint.address() : ""),
        tags(found.tagList()),
        outputs,
        reachable ? "" : "status " + found.dbInstanceStatus() + ", no endpoint yet");
  }

  static Map<String, String> tags(List<Tag> tags) {
    var map = new HashMap<String, String>();
    tags.forEach(tag -> map.put(tag.key(), tag.value()));
    return map;
  }

  static List<Tag> marks(Call call) {
    return Marks.of(call).entrySet().stream()
        .map(mark -> Tag.builder().key(mark.getKey()).value(mark.getValue()).build())
        .toList();
  }

  static @Nullable Boolean multiAz(Args args) {
    return args.has("multi-az") ? args.flag("multi-az") : null;
  }

  static boolean protection(Args args) {
    return !args.has("deletion-protection") || args.flag("deletion-protection");
  }

  final Draft placed(Draft draft, Call call) {
    var args = call.args();
    draft
        .request("dBSubnetGroupName", args.text("db-subnet-group-name"))
        .request("vpcSecurityGroupIds", args.texts("vpc-security-group-ids"))
        .request("dBParameterGroupName", args.textOr("db-parameter-group-name", null))
        .request("dBInstanceClass", args.textOr("db-instance-class", null))
        .request("multiAZ", multiAz(args))
        .request("deletionProtection", protection(args))
        .request("tags", Marks.of(call))
        .touches("1 new database instance; nothing that exists is changed", instance(call));
    if (!args.has("db-parameter-group-name")) {
      draft.warn("no parameter group is stated: the new instance gets the default one");
    }
    return draft;
  }
}
