package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// The comments of a file, by the path of what they stand before or beside, so that a rewritten
/// file keeps them. Items of a list are named by their `id`, so that they may move.
final class YamlComments {
  private final Map<String, List<String>> before = new HashMap<>();
  private final Map<String, String> beside = new HashMap<>();
  private final List<String> end = new ArrayList<>();

  static YamlComments none() {
    return new YamlComments();
  }

  /// Of a text that has been read as `node`.
  static YamlComments of(String text, YamlNode node) {
    var comments = new YamlComments();
    var starts = new TreeMap<Integer, String>();
    collect(node, "", starts);
    try {
      var settings = LoadSettings.builder().setParseComments(true).setUseMarks(true).build();
      var parser = new ParserImpl(settings, new StreamReader(settings, text));
      while (parser.hasNext()) {
        if (parser.next() instanceof CommentEvent comment) comments.add(comment, starts);
      }
    } catch (YamlEngineException ignored) {
      // The text has been read before; what the second reading cannot tell stays without comment.
      return comments;
    }
    return comments;
  }

  private void add(CommentEvent comment, NavigableMap<Integer, String> starts) {
    var mark = comment.getStartMark();
    if (mark.isEmpty()) return;
    var line = mark.get().getLine() + 1;
    if (comment.getCommentType() == CommentType.IN_LINE) {
      var here = starts.floorEntry(line);
      if (here != null) beside.putIfAbsent(here.getValue(), "#" + comment.getValue());
      return;
    }
    var written =
        comment.getCommentType() == CommentType.BLANK_LINE ? "" : "#" + comment.getValue();
    var next = starts.ceilingEntry(line);
    if (next == null) end.add(written);
    else before.computeIfAbsent(next.getValue(), ignored -> new ArrayList<>()).add(written);
  }

  /// The outermost thing that begins on each line.
  private static void collect(YamlNode node, String path, Map<Integer, String> starts) {
    switch (node) {
      case YamlNode.Scalar ignored -> {}
      case YamlNode.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          var item = list.items().get(i);
          var here = join(path, name(item, i));
          starts.putIfAbsent(item.at().line(), here);
          collect(item, here, starts);
        }
      }
      case YamlNode.Mapping map -> {
        for (var entry : map.entries()) {
          var here = join(path, entry.key().text());
          starts.putIfAbsent(entry.key().at().line(), here);
          collect(entry.value(), here, starts);
        }
      }
    }
  }

  static String join(String path, String name) {
    return path + "/" + name;
  }

  static String name(Object item, int index) {
    var id =
        switch (item) {
          case YamlNode.Mapping map ->
              map.entries().stream()
                  .filter(entry -> entry.key().text().equals("id"))
                  .map(YamlNode.Entry::value)
                  .filter(YamlNode.Scalar.class::isInstance)
                  .map(value -> ((YamlNode.Scalar) value).text())
                  .findFirst();
          case Map<?, ?> map -> Optional.ofNullable(map.get("id")).map(String::valueOf);
          default -> Optional.<String>empty();
        };
    return id.map(text -> "[" + text + "]").orElse("" + index);
  }

  List<String> before(String path) {
    return before.getOrDefault(path, List.of());
  }

  Optional<String> beside(String path) {
    return Optional.ofNullable(beside.get(path));
  }

  List<String> atEnd() {
    return end;
  }

  /// Whether something inside has a comment, so that it cannot be put on one line.
  boolean within(String path) {
    var inside = path + "/";
    return before.keySet().stream().anyMatch(key -> key.startsWith(inside))
        || beside.keySet().stream().anyMatch(key -> key.startsWith(inside));
  }
}
