package dev.holdfast.connector.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.connector.Args;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;

/// A change batch of Route 53, read from a file of the plan or from what an undo wrote.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "A change batch keeps fields that it does not know, as a tree")
record Batch(String comment, List<Change> changes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

  static Batch of(Args args) {
    return args.has("batch")
        ? parse(args.text("batch"), List.of(ChangeAction.UPSERT, ChangeAction.DELETE))
        : parse(filled(text(args), args.map("values")), List.of(ChangeAction.UPSERT));
  }

  private static String text(Args args) {
    if (!args.has("change-batch")) throw wrong("it is given neither as a file nor as text");
    var file = args.file("change-batch");
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw wrong(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static String filled(String text, Map<String, Object> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Optional.ofNullable(values.get(place.group(1)))
                    .map(value -> quoted(String.valueOf(value)))
                    .orElseThrow(() -> wrong("it has no value for " + place.group())));
  }

  private static String quoted(String value) {
    return Matcher.quoteReplacement(
        new String(JsonStringEncoder.getInstance().quoteAsString(value)));
  }

  private static Batch parse(String text, List<ChangeAction> allowed) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw wrong("it is no JSON: " + wrong.getOriginalMessage());
    }
    var changes = new ArrayList<Change>();
    for (var change : root.path("Changes")) {
      var action = ChangeAction.fromValue(change.path("Action").asText());
      if (!allowed.contains(action)) {
        throw wrong(
            "it asks for " + change.path("Action").asText() + "; only UPSERT can be put back");
      }
      changes.add(
          Change.builder()
              .action(action)
              .resourceRecordSet(RecordJson.read(change.path("ResourceRecordSet")))
              .build());
    }
    if (changes.isEmpty()) throw wrong("it holds no changes");
    return new Batch(root.path("Comment").asText(), List.copyOf(changes));
  }

  static ProblemException wrong(String why) {
    return new ProblemException(
        Problem.of(
            "aws.change-batch",
            "The change batch cannot be used",
            why,
            "correct the file: see the AWS reference of change-resource-record-sets"));
  }

  /// As `change-batch` would be written.
  static String written(String comment, List<Change> changes) {
    var root = JSON.createObjectNode().put("Comment", comment);
    var list = root.putArray("Changes");
    for (var change : changes) {
      var entry = list.addObject().put("Action", change.actionAsString());
      entry.set("ResourceRecordSet", RecordJson.write(change.resourceRecordSet()));
    }
    return root.toString();
  }
}
