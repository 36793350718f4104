package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.ProblemException;
import java.math.BigDecimal;
import java.util.Map;

/// Asks a database: `psql.value` compares what a query returns, `psql.connects` only wants an
/// answer.
record PsqlCheck(CheckSpec spec, Crew crew) implements Check {
  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    var compares = spec.name().equals(PsqlSpecs.VALUE.name());
    Trace trace = null;
    try {
      var sql = compares ? call.args().text("sql") : "select 1";
      var command = PsqlCommand.of(call, sql);
      trace = crew.reading(call, "psql-check");
      var child = command.child(call, trace, PsqlCommand.Access.READ_ONLY, spec.timeout());
      var end = child.run(trace, call.watch(), call.around().clock());
      if (!(end instanceof Child.End.Exited(var code, var _)) || code != 0) {
        return refused(watch, call, end, trace, compares);
      }
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

  private static Reading refused(
      Stopwatch watch, Call call, Child.End end, Trace trace, boolean compares) {
    var said = new Spill(call.around().redactor()).lastLines(trace);
    var refused = said.contains("Connection refused") || said.contains("timeout expired");
    var failing = !compares && refused;
    return watch.reading(
        failing ? Reading.State.FAILING : Reading.State.UNKNOWN,
        said.isEmpty() ? String.valueOf(end) : said,
        Map.of());
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
