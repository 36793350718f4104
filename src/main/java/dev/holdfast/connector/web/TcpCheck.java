package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.ProblemException;
import java.net.InetSocketAddress;
import java.util.Map;

/// Connects to a port and hangs up.
record TcpCheck() implements Check {
  @Override
  public CheckSpec spec() {
    return WebSpecs.TCP;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    try {
      var to = HostPort.of(call, 0);
      var at = new InetSocketAddress(to.at(), to.port());
      if (at.isUnresolved()) {
        return watch.reading(Reading.State.UNKNOWN, "the name cannot be resolved", Map.of());
      }
      return switch (Unreachable.connect(at, WebSpecs.TCP.timeout())) {
        case Unreachable.Answer.Connected _ ->
            watch.reading(Reading.State.PASSING, to + " accepts connections", Map.of());
        case Unreachable.Answer.Blocked(var how) ->
            watch.reading(Reading.State.FAILING, to + " " + how, Map.of());
        case Unreachable.Answer.Unclear(var why) ->
            watch.reading(Reading.State.UNKNOWN, why, Map.of());
      };
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    }
  }
}
