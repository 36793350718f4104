package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkPath;
import dev.holdfast.connector.Patience;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.ProblemException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// Asks a database: `psql.value` compares what a query returns, `psql.connects` only wants an
/// answer.
record PsqlCheck(CheckSpec spec, Crew crew, Network network) implements Check {
  private static final Map<String, Object> NOTHING_READ = Map.of(Reading.ABSENT, true);

  private static final Map<String, Object> SILENT =
      Map.of(Reading.ABSENT, true, Reading.SILENT, true);

  /// How a server says that it is there and does not serve (PostgreSQL, `postmaster.c`), or goes
  /// away in the middle of it (libpq).
  private static final Pattern NOT_READY =
      Pattern.compile(
          "the database system is (starting up|shutting down|in recovery mode|not accepting)"
              + "|server closed the connection unexpectedly");

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    var compares = spec.name().equals(PsqlSpecs.VALUE.name());
    var patience = Patience.of(call, spec.timeout());
    Trace trace = null;
    try {
      var sql = compares ? call.args().text("sql") : "select 1";
      var command = PsqlCommand.of(call, sql);
      trace = crew.reading(call, "psql-check");
      var child = command.child(call, trace, PsqlCommand.Access.READ_ONLY, patience.limit());
      var end = child.run(trace, call.watch(), call.around().clock(), call.around().redactor());
      if (!(end instanceof Child.End.Exited(var code, var _)) || code != 0) {
        var said = new Spill(call.around().redactor()).lastLines(trace);
        return refused(watch, end, said, command.server(), NetworkPath.of(call), patience);
      }
      network.heard(command.server().host(), NetworkPath.of(call));
      var value = String.valueOf(PsqlCommand.result(call.around().redactor(), trace).get("value"));
      if (!compares) {
        return watch.reading(Reading.State.PASSING, command.server() + " answers", Map.of());
      }
      return watch.reading(compared(call, value), value, Map.of("value", value));
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    } finally {
      if (trace != null) trace.delete();
    }
  }

  /// A server that refuses, is not ready or does not answer in time is failing, whatever it was
  /// asked for; a password or a query that is wrong shows nothing of it.
  private Reading refused(
      Stopwatch watch,
      Child.End end,
      String said,
      PsqlServer server,
      NetworkPath path,
      Patience patience) {
    var silent =
        said.contains("timeout expired") || (end instanceof Child.End.Stopped && patience.over());
    if (silent) {
      var what = "no answer within " + Durations.exact(patience.limit());
      return network
          .doubt(server.host(), (int) server.port(), path, patience.began())
          .map(own -> Silence.doubted(watch, what, own, Reading.State.FAILING))
          .orElseGet(() -> watch.reading(Reading.State.FAILING, what, SILENT));
    }
    if (said.contains("Connection refused") || NOT_READY.matcher(said).find()) {
      network.heard(server.host(), path);
      return watch.reading(Reading.State.FAILING, said, NOTHING_READ);
    }
    return watch.reading(
        Reading.State.UNKNOWN, said.isEmpty() ? String.valueOf(end) : said, Map.of());
  }

  private static Reading.State compared(Call call, String value) {
    var expected = call.args().find("is").map(String::valueOf).orElse("");
    var compare = call.args().textOr("compare", "eq");
    if (compare == null || compare.equals("eq")) {
      return value.equals(expected) || equalNumbers(value, expected)
          ? Reading.State.PASSING
          : Reading.State.FAILING;
    }
    if (number(value) == null || number(expected) == null) return Reading.State.UNKNOWN;
    int order = new BigDecimal(value).compareTo(new BigDecimal(expected));
    var passes =
        switch (compare) {
          case "ge" -> order >= 0;
          case "gt" -> order > 0;
          case "le" -> order <= 0;
          default -> order < 0;
        };
    return passes ? Reading.State.PASSING : Reading.State.FAILING;
  }

  private static boolean equalNumbers(String value, String expected) {
    var a = number(value);
    var b = number(expected);
    return a != null && b != null && a.compareTo(b) == 0;
  }

  private static @org.jspecify.annotations.Nullable BigDecimal number(String text) {
    return text.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? new BigDecimal(text) : null;
  }
}
