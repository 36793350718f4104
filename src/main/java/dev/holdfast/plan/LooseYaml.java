package dev.holdfast.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads what other programs take as YAML or JSON and a plan may not be: with aliases, tags,
/// repeated keys and several documents. For looking things up; nothing is bound from it, and
/// aliases are followed to single values only, so that small texts stay small.
public final class LooseYaml {
  private static final int MOST = 4 << 20;
  private static final String BINARY = "tag:yaml.org,2002:binary";

  private final List<List<Pair>> mappings = new ArrayList<>();
  private final Map<String, String> anchors = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();

  private LooseYaml() {}

  /// A key and its single value, or one of the values of its list.
  public record Pair(String key, String value) {}

  /// A mapping or a list that has begun. What stands in a list belongs to the key of the list.
  private static final class Open {
    final boolean mapping;
    final List<Pair> pairs;
    Optional<String> key = Optional.empty();
    boolean keyNext = true;

    private Open(boolean mapping, List<Pair> pairs) {
      this.mapping = mapping;
      this.pairs = pairs;
    }

    static Open mapping() {
      return new Open(true, new ArrayList<>());
    }

    static Open list(@Nullable Open in) {
      var list = new Open(false, in == null ? new ArrayList<>() : in.pairs);
      if (in != null && !in.keyNext) list.key = in.key;
      list.keyNext = false;
      return list;
    }
  }

  /// The pairs of each mapping of a text at whatever depth; empty where the text cannot be read.
  /// Nothing of the text is in any message.
  public static Optional<List<List<Pair>>> mappings(String text) {
    if (text.length() > MOST) return Optional.empty();
    var loose = new LooseYaml();
    try {
      var settings = LoadSettings.builder().setUseMarks(false).build();
      var parser = new ParserImpl(settings, new StreamReader(settings, text));
      while (parser.hasNext()) loose.take(parser.next());
      return Optional.of(List.copyOf(loose.mappings));
    } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException fault) {
      return Optional.empty();
    }
  }

  private void take(Event event) {
    switch (event) {
      case ScalarEvent scalar -> {
        var value = value(scalar);
        scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
        put(Optional.of(value));
      }
      case AliasEvent alias -> put(Optional.ofNullable(anchors.get(alias.getAlias().getValue())));
      case CollectionStartEvent start -> {
        var next = start instanceof MappingStartEvent ? Open.mapping() : Open.list(open.peek());
        put(Optional.empty());
        open.push(next);
      }
      case CollectionEndEvent ignored -> {
        var closed = open.pop();
        if (closed.mapping) mappings.add(List.copyOf(closed.pairs));
      }
      case DocumentStartEvent ignored -> anchors.clear();
      default -> {}
    }
  }

  /// @param value empty for what is no single value
  private void put(Optional<String> value) {
    var in = open.peek();
    if (in == null) return;
    if (in.keyNext) in.key = value;
    else if (in.key.isPresent() && value.isPresent())
      in.pairs.add(new Pair(in.key.get(), value.get()));
    if (in.mapping) in.keyNext = !in.keyNext;
  }

  private static String value(ScalarEvent scalar) {
    if (!scalar.getTag().filter(BINARY::equals).isPresent()) return scalar.getValue();
    return new String(Base64.getMimeDecoder().decode(scalar.getValue()), UTF_8);
  }
}
