package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkPath;
import dev.holdfast.connector.Patience;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.ProblemException;
import java.net.InetSocketAddress;
import java.util.Map;

/// Connects to a port and hangs up.
record TcpCheck(Network network) implements Check {
  @Override
  public CheckSpec spec() {
    return WebSpecs.TCP;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    var patience = Patience.of(call, WebSpecs.TCP.timeout());
    try {
      var to = HostPort.of(call, 0);
      var at = new InetSocketAddress(to.at(), to.port());
      if (at.isUnresolved()) {
        return watch.reading(Reading.State.UNKNOWN, "the name cannot be resolved", Map.of());
      }
      return switch (Unreachable.connect(at, patience.left())) {
        case Unreachable.Answer.Connected _ -> {
          network.heard(to.at(), NetworkPath.of(call));
          yield watch.reading(Reading.State.PASSING, to + " accepts connections", Map.of());
        }
        case Unreachable.Answer.Refused(var how) -> {
          network.heard(to.at(), NetworkPath.of(call));
          yield watch.reading(Reading.State.FAILING, to + " " + how, Map.of());
        }
        case Unreachable.Answer.Silent(var how) ->
            network
                .doubt(to.at(), to.port(), NetworkPath.of(call), patience.began())
                .map(own -> Silence.doubted(watch, to + " " + how, own, Reading.State.FAILING))
                .orElseGet(
                    () ->
                        watch.reading(
                            Reading.State.FAILING, to + " " + how, Map.of(Reading.SILENT, true)));
        case Unreachable.Answer.Unclear(var why) ->
            watch.reading(Reading.State.UNKNOWN, why, Map.of());
      };
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    }
  }
}
