package dev.holdfast.incident;

import dev.holdfast.estate.Impairment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the record says of the world around a run. Only [Fold] writes it.
final class CircumstanceRecords {
  static final String OFFLINE = "run.offline";
  static final String ONLINE = "run.online";
  static final String DOWN = "estate.down";
  static final String UP = "estate.up";

  private final Map<Impairment, Circumstances.Down> down = new LinkedHashMap<>();
  private Circumstances.@Nullable Offline offline;

  void apply(Event e) {
    switch (e.type()) {
      case OFFLINE -> offline = new Circumstances.Offline(e.at(), e.by());
      case ONLINE -> offline = null;
      case DOWN -> {
        var what = impairment(e);
        down.putIfAbsent(what, new Circumstances.Down(what, e.at(), e.by(), e.text("because")));
      }
      case UP -> down.remove(impairment(e));
      default -> {}
    }
  }

  private static Impairment impairment(Event e) {
    var kind = Impairment.Kind.valueOf(e.text("kind").toUpperCase(Locale.ROOT));
    return new Impairment(kind, e.text("name"));
  }

  Circumstances.@Nullable Offline offline() {
    return offline;
  }

  List<Circumstances.Down> down() {
    return List.copyOf(down.values());
  }
}
