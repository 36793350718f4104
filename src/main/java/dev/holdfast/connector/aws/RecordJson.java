package dev.holdfast.connector.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kernel.Exempt;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// A record set as AWS writes it in JSON. A key that is not known here is refused: dropping it
/// would change where people are sent.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "A record set is built into the change batch that Batch keeps as a tree")
final class RecordJson {
  private RecordJson() {}

  private static final Set<String> KNOWN =
      Set.of(
          "Name",
          "Type",
          "TTL",
          "ResourceRecords",
          "AliasTarget",
          "SetIdentifier",
          "Weight",
          "Region",
          "Failover",
          "MultiValueAnswer",
          "HealthCheckId");

  static ResourceRecordSet read(JsonNode json) {
    for (var name : json.propertyStream().map(java.util.Map.Entry::getKey).toList()) {
      if (!KNOWN.contains(name)) throw Batch.wrong("Holdfast does not know the key " + name);
    }
    var set = ResourceRecordSet.builder();
    take(json, "Name", JsonNode::asText, set::name);
    take(json, "Type", JsonNode::asText, set::type);
    take(json, "TTL", JsonNode::asLong, set::ttl);
    take(json, "SetIdentifier", JsonNode::asText, set::setIdentifier);
    take(json, "Weight", JsonNode::asLong, set::weight);
    take(json, "Region", JsonNode::asText, set::region);
    take(json, "Failover", JsonNode::asText, set::failover);
    take(json, "MultiValueAnswer", JsonNode::asBoolean, set::multiValueAnswer);
    take(json, "HealthCheckId", JsonNode::asText, set::healthCheckId);
    if (json.path("Name").isMissingNode() || json.path("Type").isMissingNode()) {
      throw Batch.wrong("a record set has no Name or no Type");
    }
    var records = new ArrayList<ResourceRecord>();
    for (var record : json.path("ResourceRecords")) {
      records.add(ResourceRecord.builder().value(record.path("Value").asText()).build());
    }
    if (!records.isEmpty()) set.resourceRecords(records);
    var alias = json.path("AliasTarget");
    if (!alias.isMissingNode()) {
      set.aliasTarget(
          to ->
              to.hostedZoneId(alias.path("HostedZoneId").asText())
                  .dnsName(alias.path("DNSName").asText())
                  .evaluateTargetHealth(alias.path("EvaluateTargetHealth").asBoolean()));
    }
    return set.build();
  }

  private static <T> void take(
      JsonNode json, String name, Function<JsonNode, T> reader, Consumer<T> into) {
    if (json.hasNonNull(name)) into.accept(reader.apply(json.path(name)));
  }

  static ObjectNode write(ResourceRecordSet set) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("Name", set.name()).put("Type", set.typeAsString());
    put(json, "SetIdentifier", set.setIdentifier());
    put(json, "Region", set.regionAsString());
    put(json, "Failover", set.failoverAsString());
    put(json, "HealthCheckId", set.healthCheckId());
    if (set.weight() != null) json.put("Weight", set.weight());
    if (set.multiValueAnswer() != null) json.put("MultiValueAnswer", set.multiValueAnswer());
    if (set.ttl() != null && set.aliasTarget() == null) json.put("TTL", set.ttl());
    if (set.hasResourceRecords() && !set.resourceRecords().isEmpty()) {
      var records = json.putArray("ResourceRecords");
      set.resourceRecords().forEach(record -> records.addObject().put("Value", record.value()));
    }
    var alias = set.aliasTarget();
    if (alias != null) {
      json.putObject("AliasTarget")
          .put("HostedZoneId", alias.hostedZoneId())
          .put("DNSName", alias.dnsName())
          .put("EvaluateTargetHealth", alias.evaluateTargetHealth());
    }
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) json.put(name, value);
  }
}
