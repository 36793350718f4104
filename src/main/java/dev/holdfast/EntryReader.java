package dev.holdfast;

import dev.holdfast.plan.Finding;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Source;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.ui.Cockpit;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what [EntryWriter] wrote; anything else is an [IOException].
final class EntryReader {
  private static final int MOST = 1 << 20;

  /// Reads one thing.
  private interface Part<T extends @Nullable Object> {
    T read() throws IOException;
  }

  private final DataInputStream in;

  EntryReader(DataInputStream in) {
    this.in = in;
  }

  Cockpit.PlanEntry plan(Path folder, Cockpit.Origin origin) throws IOException {
    return new Cockpit.PlanEntry(
        folder,
        text(),
        text(),
        text(),
        origin,
        list(this::finding),
        list(this::role),
        list(this::scenario));
  }

  private Finding finding() throws IOException {
    return new Finding(
        text(), one(Finding.Severity.values(), text()), at(), text(), text(), text());
  }

  private Position at() throws IOException {
    return new Position(text(), in.readInt(), in.readInt());
  }

  private Cockpit.Role role() throws IOException {
    return new Cockpit.Role(text(), text(), text());
  }

  private Cockpit.ScenarioEntry scenario() throws IOException {
    return new Cockpit.ScenarioEntry(
        text(),
        text(),
        value(Duration.class),
        value(Duration.class),
        null,
        null,
        list(this::input),
        list(this::text),
        list(this::text),
        list(this::held));
  }

  private Inputs.Held held() throws IOException {
    return new Inputs.Held(text(), list(this::input));
  }

  private Scenario.Input input() throws IOException {
    return new Scenario.Input(
        text(),
        one(Scenario.Input.Type.values(), text()),
        text(),
        value(),
        value(),
        value(String.class),
        list(this::source),
        at());
  }

  private Source source() throws IOException {
    return new Source(
        text(),
        list(() -> new Source.Lines(in.readInt(), in.readInt())),
        value(String.class),
        value(String.class));
  }

  private static <E extends Enum<E>> E one(E[] all, String name) throws IOException {
    for (var one : all) if (one.name().equals(name)) return one;
    throw new IOException("no " + name);
  }

  private <T> List<T> list(Part<T> part) throws IOException {
    var size = size();
    var all = new ArrayList<T>();
    for (var i = 0; i < size; i++) all.add(part.read());
    return all;
  }

  private int size() throws IOException {
    var size = in.readInt();
    if (size < 0 || size > MOST) throw new IOException("no such length: " + size);
    return size;
  }

  String text() throws IOException {
    var size = size();
    var bytes = in.readNBytes(size);
    if (bytes.length != size) throw new IOException("it ends too soon");
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private <T> @Nullable T value(Class<T> type) throws IOException {
    var value = value();
    if (value != null && !type.isInstance(value)) throw new IOException("no " + type);
    return type.cast(value);
  }

  private @Nullable Object value() throws IOException {
    var tag = in.readByte();
    try {
      return switch (tag) {
        case '-' -> null;
        case 's' -> text();
        case 'n' -> Long.valueOf(text());
        case 'f' -> new BigDecimal(text());
        case 'b' -> Boolean.valueOf(text());
        case 'd' -> Duration.parse(text());
        case 'l' -> list(this::element);
        default -> throw new IOException("no letter for a value: " + tag);
      };
    } catch (RuntimeException e) {
      throw new IOException("not what its letter says", e);
    }
  }

  private Object element() throws IOException {
    var value = value();
    if (value == null) throw new IOException("a list with nothing in a place");
    return value;
  }
}
