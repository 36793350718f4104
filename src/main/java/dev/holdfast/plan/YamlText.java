package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads the text of one file into nodes. The only reader that knows the YAML library: it takes the
/// parser's events and refuses what the library would allow (aliases, tags, depth, repeats).
final class YamlText {
  static final int DEPTH = 32;

  private final String file;
  private final Reading reading;
  private final ParserImpl parser;
  private final String text;
  private boolean broken;

  private YamlText(String file, String text, Reading reading) {
    this.file = file;
    this.text = text;
    this.reading = reading;
    var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /// Empty where the file is no YAML or holds something that cannot be bound; why is in `reading`.
  static Optional<YamlNode> read(String file, String text, Reading reading) {
    return new YamlText(file, text, reading).document();
  }

  private Optional<YamlNode> document() {
    try {
      parser.next();
      if (parser.checkEvent(Event.ID.StreamEnd)) {
        reading.add(Faults.emptyFile(new Position(file, 1, 1)));
        return Optional.empty();
      }
      parser.next();
      var node = node(parser.next(), 1);
      parser.next();
      if (!parser.checkEvent(Event.ID.StreamEnd)) {
        reading.add(Faults.secondDocument(at(parser.next())));
        return Optional.empty();
      }
      return broken ? Optional.empty() : Optional.of(node);
    } catch (TooDeep deep) {
      reading.add(Faults.tooDeep(deep.at, DEPTH));
    } catch (MarkedYamlEngineException fault) {
      var mark = fault.getProblemMark().or(fault::getContextMark);
      var what = fault.getProblem() == null ? "not readable" : fault.getProblem();
      reading.add(Faults.notYaml(position(mark), what));
    } catch (ReaderException fault) {
      reading.add(Faults.notYaml(index(fault.getPosition()), "a character that YAML forbids"));
    } catch (YamlEngineException | IndexOutOfBoundsException | NumberFormatException fault) {
      var what = fault.getMessage() == null ? "not readable" : fault.getMessage();
      reading.add(Faults.notYaml(new Position(file, 1, 1), what));
    }
    return Optional.empty();
  }

  private YamlNode node(Event event, int depth) {
    var at = at(event);
    if (depth > DEPTH) throw new TooDeep(at);
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      reading.add(Faults.alias(at, node.getAnchor().get().getValue()));
    }
    return switch (event) {
      case AliasEvent ignored -> {
        broken = true;
        yield new YamlNode.Scalar("", false, at);
      }
      case ScalarEvent scalar -> {
        scalar.getTag().ifPresent(tag -> reading.add(Faults.tag(at, tag)));
        yield new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), at);
      }
      case MappingStartEvent start -> {
        tag(start, at);
        yield mapping(at, depth);
      }
      case CollectionStartEvent start -> {
        tag(start, at);
        yield sequence(at, depth);
      }
      default -> throw new IllegalStateException("unexpected " + event);
    };
  }

  private void tag(CollectionStartEvent start, Position at) {
    start.getTag().ifPresent(tag -> reading.add(Faults.tag(at, tag)));
  }

  private YamlNode sequence(Position at, int depth) {
    var items = new ArrayList<YamlNode>();
    for (var event = parser.next(); !(event instanceof SequenceEndEvent); event = parser.next()) {
      items.add(node(event, depth + 1));
    }
    return new YamlNode.Sequence(List.copyOf(items), at);
  }

  private YamlNode mapping(Position at, int depth) {
    var entries = new ArrayList<YamlNode.Entry>();
    var seen = new HashMap<String, Position>();
    for (var event = parser.next(); !(event instanceof MappingEndEvent); event = parser.next()) {
      var key = node(event, depth + 1);
      var value = node(parser.next(), depth + 1);
      if (!(key instanceof YamlNode.Scalar word)) {
        reading.add(Faults.wrongType(key.at(), "a key", "a word", key.word()));
        continue;
      }
      var before = seen.putIfAbsent(word.text(), word.at());
      if (before == null) entries.add(new YamlNode.Entry(word, value));
      else {
        reading.add(Faults.duplicateKey(word.at(), word.text(), before));
        entries.stream()
            .filter(entry -> entry.key().text().equals(word.text()))
            .forEach(entry -> reading.losses().part(entry.value().at()));
      }
    }
    return new YamlNode.Mapping(List.copyOf(entries), at);
  }

  private Position at(Event event) {
    return position(event.getStartMark());
  }

  private Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Position(file, 1, 1));
  }

  private Position index(int index) {
    var before = text.substring(0, Math.clamp(index, 0, text.length()));
    var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Position(file, line, before.length() - before.lastIndexOf('\n'));
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Position at;

    TooDeep(Position at) {
      super(null, null, false, false);
      this.at = at;
    }
  }
}
