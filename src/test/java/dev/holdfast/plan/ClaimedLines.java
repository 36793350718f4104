package dev.holdfast.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The lines of a document that a plan's folder claims, read from the raw YAML so that the loader
/// cannot hide what it does not read.
///
/// @param byElements line to the file of an element that claims it
/// @param asProse line to the file that calls it prose
record ClaimedLines(SortedMap<Integer, String> byElements, SortedMap<Integer, String> asProse) {
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");

  /// Reads the plan's files and its scenarios; data files that happen to be YAML claim nothing.
  static ClaimedLines of(Path planFolder) throws IOException {
    var claims = new ClaimedLines(new TreeMap<>(), new TreeMap<>());
    var document = firstDocument(planFolder);
    for (var folder : List.of(planFolder, planFolder.resolve("scenarios"))) {
      try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
        for (var file : files) {
          var name = planFolder.relativize(file).toString();
          claims.walk(yaml(file), document, name, claims.byElements);
        }
      }
    }
    return claims;
  }

  boolean claimed(int line) {
    return byElements.containsKey(line) || asProse.containsKey(line);
  }

  private static Object yaml(Path file) throws IOException {
    var value = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    return value == null ? Map.of() : value;
  }

  private static String firstDocument(Path planFolder) throws IOException {
    return yaml(planFolder.resolve("plan.yaml")) instanceof Map<?, ?> plan
            && plan.get("documents") instanceof List<?> documents
            && documents.getFirst() instanceof Map<?, ?> first
        ? String.valueOf(first.get("id"))
        : "";
  }

  private void walk(Object node, String document, String file, SortedMap<Integer, String> into) {
    switch (node) {
      case Map<?, ?> map ->
          map.forEach(
              (key, value) -> {
                if (value == null) return;
                if (key.equals("source")) claim(value, document, file, into);
                else walk(value, document, file, key.equals("prose") ? asProse : into);
              });
      case List<?> list -> list.forEach(element -> walk(element, document, file, into));
      default -> {}
    }
  }

  private static void claim(
      Object source, String document, String file, SortedMap<Integer, String> into) {
    switch (source) {
      case List<?> list -> list.forEach(one -> claim(one, document, file, into));
      case Map<?, ?> map -> {
        var named = Optional.ofNullable(map.get("document")).map(Object::toString);
        if (named.orElse(document).equals(document)) {
          lines(String.valueOf(map.get("lines")), file, into);
        }
      }
      default -> lines(source.toString(), file, into);
    }
  }

  private static void lines(String text, String file, SortedMap<Integer, String> into) {
    for (var part : text.split(",", -1)) {
      var range = RANGE.matcher(part.strip());
      if (!range.matches()) throw new IllegalArgumentException(file + ": no lines: " + text);
      var from = Integer.parseInt(range.group(1));
      var to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (to < from) throw new IllegalArgumentException(file + ": backwards: " + text);
      for (var line = from; line <= to; line++) into.putIfAbsent(line, file);
    }
  }
}
