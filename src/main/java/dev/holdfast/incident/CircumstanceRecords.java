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
  static final String WAY = "estate.way";
  static final String UNSURE = "estate.way-unsure";

  private final Map<Impairment, Circumstances.Down> down = new LinkedHashMap<>();
  private final Map<String, Circumstances.Way> ways = new LinkedHashMap<>();
  private Circumstances.@Nullable Offline offline;
  private Circumstances.@Nullable Paused paused;
  private Circumstances.@Nullable Lent lent;

  void apply(Event e) {
    switch (e.type()) {
      case OFFLINE -> offline = new Circumstances.Offline(e.at(), e.by());
      case ONLINE -> offline = null;
      case "run.paused" -> paused = new Circumstances.Paused(e.at(), e.by());
      case "run.continued" -> paused = null;
      case DOWN -> {
        var what = impairment(e);
        down.putIfAbsent(what, new Circumstances.Down(what, e.at(), e.by(), e.text("because")));
      }
      case WAY -> {
        var network = e.text("network");
        var since = e.instant("since").orElse(e.at());
        ways.put(network, new Circumstances.Way(network, since, e.by(), e.text("because")));
      }
      case UNSURE -> ways.remove(e.text("network"));
      case CredentialEvents.OPENED, CredentialEvents.EXTENDED ->
          lent =
              e.instant("until")
                  .map(until -> new Circumstances.Lent(until, opener(e)))
                  .orElse(null);
      // A lease is the process's that drives the run, and ends with it.
      case "run.opened", "run.left", "run.closed" -> lent = null;
      case UP -> down.remove(impairment(e));
      default -> {}
    }
  }

  /// Who lets it begin anew need not be who opened it.
  private String opener(Event e) {
    var before = lent;
    return before == null || e.type().equals(CredentialEvents.OPENED) ? e.by() : before.by();
  }

  private static Impairment impairment(Event e) {
    var kind = Impairment.Kind.valueOf(e.text("kind").toUpperCase(Locale.ROOT));
    return new Impairment(kind, e.text("name"));
  }

  Circumstances.@Nullable Offline offline() {
    return offline;
  }

  Circumstances.@Nullable Paused paused() {
    return paused;
  }

  /// All of it, but for what leans on what is down.
  Circumstances whole() {
    return new Circumstances(offline, down(), Map.of(), paused, List.copyOf(ways.values()), lent);
  }

  List<Circumstances.Down> down() {
    return List.copyOf(down.values());
  }
}
