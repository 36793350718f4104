package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Patience;
import dev.holdfast.kernel.Exempt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/// What the way to an answer costs: TCP, and TLS where the address wants it. An answer over a new
/// connection is slow by that much without the server being slow.
@Exempt(from = "timeComesFromTheClock", reason = "Measures a real connection on a real wire")
final class Way {
  /// What this laptop itself may add to an answer.
  private static final Duration OURS = Duration.ofMillis(500);

  /// The same while the client has just been started.
  private static final Duration OURS_AT_FIRST = Duration.ofSeconds(2);

  /// What is left of that once the client has run.
  private static final Duration NOISE = Duration.ofMillis(100);

  /// So often an answer over a new connection is measured; the quickest counts.
  private static final int TRIES = 2;

  private Way() {}

  /// Whether the way, and not the server, may have made an answer slow. Twice its cost is granted,
  /// for no two connections take the same time.
  ///
  /// What this laptop itself may add is more than some limits: so the server is asked once more
  /// over a new connection. One that needs too long for the first answer on each of them is slow.
  static boolean excuses(
      Call call, Answer answer, Fetch.Page slow, Connections.Warmth warmth, Anew anew)
      throws InterruptedException {
    var latency = answer.latency().orElseThrow();
    var ours =
        switch (warmth) {
          case WARM -> OURS;
          case COLD -> OURS_AT_FIRST;
        };
    try {
      var way = cost(call, answer.address().real(), slow.took()).multipliedBy(2);
      if (slow.took().compareTo(latency.plus(ours).plus(way)) > 0) return false;
      for (var n = 0; n < TRIES; n++) {
        if (anew.ask().took().compareTo(latency.plus(NOISE).plus(way)) <= 0) return true;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /// The same question over a connection of its own.
  interface Anew {
    Fetch.Page ask() throws IOException, InterruptedException;
  }

  private static Duration cost(Call call, URI to, Duration limit) throws IOException {
    var began = System.nanoTime();
    var patience = Patience.of(limit);
    try (var plain = new PatientSocket(patience)) {
      plain.connect(new InetSocketAddress(to.getHost(), Address.port(to)), patience.leftMillis());
      if ("https".equalsIgnoreCase(to.getScheme())) {
        var factory = Trust.of(call).getSocketFactory();
        try (var socket =
            (SSLSocket) factory.createSocket(plain, to.getHost(), Address.port(to), true)) {
          socket.startHandshake();
        }
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
