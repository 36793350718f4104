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
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Shows that nothing answers: every address of the host refuses or drops connections. A name that
/// does not resolve, or a laptop without a network, shows nothing.
record Unreachable(Network network) implements Check {
  private static final Duration EACH = Duration.ofSeconds(4);
  private static final int MOST_ADDRESSES = 3;

  @Override
  public CheckSpec spec() {
    return WebSpecs.UNREACHABLE;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    var patience = Patience.of(call, WebSpecs.UNREACHABLE.timeout());
    try {
      var to = where(call);
      var seen = new ArrayList<String>();
      Reading doubted = null;
      for (var address : addresses(to.at())) {
        var at = new InetSocketAddress(address, to.port());
        if (call.watch().cancelled()) {
          return watch.reading(Reading.State.UNKNOWN, "cancelled", Map.of());
        }
        switch (connect(at, each(patience))) {
          case Answer.Connected _ -> {
            return watch.reading(
                Reading.State.FAILING, to + " accepts connections", Map.of("host", to.host()));
          }
          case Answer.Refused(var how) -> seen.add(address.getHostAddress() + " " + how);
          case Answer.Silent(var how) -> {
            var host = address.getHostAddress();
            var path = NetworkPath.of(call);
            var own = network.doubt(host, to.port(), path, patience.began());
            // Another of its addresses may still answer.
            if (own.isPresent() && doubted == null) {
              doubted = Silence.doubted(watch, host + " " + how, own.get(), Reading.State.PASSING);
            }
            seen.add(address.getHostAddress() + " " + how);
          }
          case Answer.Unclear(var why) -> {
            return watch.reading(Reading.State.UNKNOWN, why, Map.of());
          }
        }
      }
      if (doubted != null) return doubted;
      return watch.reading(Reading.State.PASSING, String.join(", ", seen), Map.of());
    } catch (UnknownHostException e) {
      return watch.reading(
          Reading.State.UNKNOWN, "the name cannot be resolved, which shows nothing", Map.of());
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    }
  }

  private static Duration each(Patience patience) {
    var share = patience.limit().dividedBy(MOST_ADDRESSES);
    return share.compareTo(EACH) < 0 ? share : EACH;
  }

  private static HostPort where(Call call) {
    var args = call.args();
    if (args.has("host")) return HostPort.of(call, 443);
    var uri = Address.of(call).real();
    var port = args.has("port") ? (int) args.integer("port") : Address.port(uri);
    return new HostPort(uri.getHost(), uri.getHost(), port);
  }

  private static List<InetAddress> addresses(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host)).stream().limit(MOST_ADDRESSES).toList();
  }

  /// What a connection attempt showed.
  sealed interface Answer {
    record Connected() implements Answer {}

    record Refused(String how) implements Answer {}

    /// Nothing came back: what was asked is away, or our own network is.
    record Silent(String how) implements Answer {}

    record Unclear(String why) implements Answer {}
  }

  static Answer connect(InetSocketAddress at, Duration limit) {
    try (var socket = new Socket()) {
      socket.connect(at, (int) limit.toMillis());
      return new Answer.Connected();
    } catch (SocketTimeoutException e) {
      return new Answer.Silent("does not answer within " + Durations.exact(limit));
    } catch (NoRouteToHostException e) {
      return new Answer.Unclear("no route: " + e.getMessage());
    } catch (ConnectException e) {
      var why = String.valueOf(e.getMessage());
      if (why.contains("refused")) return new Answer.Refused("refuses connections");
      // the system's own connect timeout, reported before ours
      if (why.contains("timed out")) return new Answer.Silent("does not answer");
      return new Answer.Unclear(why);
    } catch (IOException e) {
      return new Answer.Unclear(String.valueOf(e.getMessage()));
    }
  }

  static boolean cause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) return true;
    }
    return false;
  }
}
