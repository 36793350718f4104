package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `source`: `184-187`, `"184-187, 190"`, an object, or a list of these.
final class SourceReader {
  private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?");
  private static final String WANTED = "lines of the document such as 184-187 or \"184-187, 190\"";

  private final Reading reading;

  SourceReader(Reading reading) {
    this.reading = reading;
  }

  List<Source> read(@Nullable YamlNode node) {
    if (node == null) return List.of();
    var sources = new ArrayList<Source>();
    if (node instanceof YamlNode.Sequence list) {
      for (var item : list.items()) one(item).ifPresent(sources::add);
    } else {
      one(node).ifPresent(sources::add);
    }
    return List.copyOf(sources);
  }

  private Optional<Source> one(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar ->
          Optional.of(new Source(document(scalar.at()), lines(scalar), null, null));
      case YamlNode.Mapping mapping -> Optional.of(object(mapping));
      case YamlNode.Sequence list -> {
        reading.add(Faults.wrongType(list.at(), "'source'", WANTED, list.word()));
        yield Optional.empty();
      }
    };
  }

  private Source object(YamlNode.Mapping mapping) {
    var map = new YamlMap(mapping, "source", reading);
    var named = map.optionalText("document");
    var written = map.optional("lines");
    var lines = written == null ? List.<Source.Lines>of() : lines(written);
    var said = map.optionalText("said");
    var changed = map.optionalText("changed");
    map.done();
    var document = named == null ? document(mapping.at()) : named;
    return new Source(document, lines, said, changed);
  }

  private String document(Position at) {
    if (reading.document().isEmpty()) {
      reading.add(
          Faults.error(
              "no-document",
              at,
              "'source' names lines, but the plan has no document.",
              "Nobody could look up where this comes from.",
              "List the document under 'documents', or remove 'source'."));
    }
    return reading.document();
  }

  private List<Source.Lines> lines(YamlNode node) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      reading.add(Faults.wrongType(node.at(), "'source'", WANTED, node.word()));
      return List.of();
    }
    var lines = new ArrayList<Source.Lines>();
    for (var part : scalar.text().split(",", -1)) {
      var range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        reading.add(Faults.badValue(scalar.at(), "'source'", scalar.text(), WANTED));
        return List.of();
      }
      var from = Integer.parseInt(range.group(1));
      var to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (to < from) {
        reading.add(
            Faults.badValue(scalar.at(), "'source'", part.strip(), "first line, then last line"));
      }
      lines.add(new Source.Lines(from, to));
    }
    return lines;
  }
}
