package dev.holdfast.connector.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The record sets that a Route 53 change batch (the vendor's JSON) would write.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "The same file as the real connector reads, read the same way")
record ChangeBatch(List<Entry> entries) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// One UPSERT.
  record Entry(String name, String type, String value) {}

  static ChangeBatch read(Scene scene, Path file, Map<String, Object> values) {
    try {
      var facts = new Facts(scene.estate().plan());
      values.forEach(facts::with);
      var text = Json.text(facts.resolve(Files.readString(file)));
      var entries = new ArrayList<Entry>();
      for (var change : MAPPER.readTree(text).path("Changes")) entries.add(entry(scene, change));
      if (entries.isEmpty()) {
        throw scene.refuse("invalid-input", "The change batch " + file.getFileName() + " is empty");
      }
      return new ChangeBatch(List.copyOf(entries));
    } catch (JsonProcessingException e) {
      throw wrong(scene, "The change batch " + file.getFileName() + " is not JSON", e);
    } catch (IOException e) {
      throw wrong(scene, "The change batch " + file + " cannot be read", e);
    }
  }

  private static ProblemException wrong(Scene scene, String what, Exception cause) {
    return new ProblemException(scene.refuse("invalid-input", what).problem(), cause);
  }

  private static Entry entry(Scene scene, JsonNode change) {
    if (!change.path("Action").asText().equals("UPSERT")) {
      throw scene.refuse("invalid-input", "Only UPSERT is taken, not " + change.path("Action"));
    }
    var set = change.path("ResourceRecordSet");
    var alias = set.path("AliasTarget").path("DNSName").asText();
    var value =
        alias.isEmpty() ? set.path("ResourceRecords").path(0).path("Value").asText() : alias;
    return new Entry(set.path("Name").asText(), set.path("Type").asText("A"), value);
  }
}
