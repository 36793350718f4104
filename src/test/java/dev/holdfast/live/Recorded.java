package dev.holdfast.live;

import dev.holdfast.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the record of an incident says about one step.
final class Recorded {
  private Recorded() {}

  /// In order and in short: `progress TEXT`, `check STATE VALUE`, `outcome RESULT`, else the type.
  static List<String> of(Program holdfast, String incident, String step) {
    var folder = holdfast.home().resolve("home/incidents").resolve(incident);
    try (var files = Files.walk(folder, 2)) {
      var journal =
          files
              .filter(file -> file.getFileName().toString().equals("00000001.jsonl"))
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(journal).stream()
          .map(Json::object)
          .filter(
              line -> line.get("data") instanceof Map<?, ?> data && step.equals(data.get("step")))
          .map(Recorded::words)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The whole record of an incident as it is on disk.
  static String text(Path home, String incident) throws IOException {
    try (var files = Files.walk(home.resolve("incidents").resolve(incident), 2)) {
      var journal =
          files
              .filter(file -> file.getFileName().toString().equals("00000001.jsonl"))
              .findFirst()
              .orElseThrow();
      return Files.readString(journal);
    }
  }

  private static String words(Map<String, Object> line) {
    var data = (Map<?, ?>) line.getOrDefault("data", Map.of());
    var type = Answered.text(line, "type").replace("step.", "");
    return switch (type) {
      case "progress" -> type + " " + data.get("text");
      case "check" -> type + " " + data.get("state") + " " + data.get("value");
      case "outcome" -> type + " " + data.get("result");
      default -> type;
    };
  }
}
