package dev.holdfast.connector.web;

import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkPath;
import dev.holdfast.connector.Patience;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.Durations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// What it means that a server gave no usable answer. A server that is there and does not serve, or
/// does not answer within its time, is failing; a question that never got out of this laptop's own
/// network is unknown.
///
/// @param path how the plan says that it is reached
/// @param host what was connected to
/// @param patience what it had
record NoAnswer(Network network, NetworkPath path, String host, int port, Patience patience) {
  /// Also what this laptop's own routes and filters say: `blackhole` and `prohibit` routes, a
  /// firewall on it.
  static final Pattern NO_WAY =
      Pattern.compile(
          "(?i)unreachable|no route|network is down|not supported by protocol|invalid argument"
              + "|permission denied|not permitted|cannot assign|can't assign");

  private static final List<Class<? extends Throwable>> CERTIFICATE =
      List.of(CertificateException.class, CertPathValidatorException.class);

  Reading reading(Stopwatch watch, IOException e) {
    var why = Trust.why(e);
    if (any(e, List.of(UnknownHostException.class, UnresolvedAddressException.class))) {
      return watch.reading(Reading.State.UNKNOWN, "the name cannot be resolved", Map.of());
    }
    if (any(e, List.of(NoRouteToHostException.class)) || NO_WAY.matcher(why).find()) {
      return watch.reading(Reading.State.UNKNOWN, "no way there: " + why, Map.of());
    }
    if (any(e, List.of(HttpTimeoutException.class, SocketTimeoutException.class))
        || (e instanceof ConnectException && why.contains("timed out"))) {
      return silent(watch);
    }
    network.heard(host, path);
    if (e instanceof ConnectException) {
      return watch.reading(Reading.State.FAILING, "connection refused", Map.of());
    }
    if (e instanceof SSLException) {
      var what =
          any(e, CERTIFICATE) ? "the certificate is not valid: " : "no TLS connection came about: ";
      return watch.reading(Reading.State.FAILING, what + why, Map.of());
    }
    return watch.reading(Reading.State.FAILING, "no usable answer: " + why, Map.of());
  }

  private Reading silent(Stopwatch watch) {
    var said = "no answer within " + Durations.exact(patience.limit());
    return network
        .doubt(host, port, path, patience.began())
        .map(own -> Silence.doubted(watch, said, own, Reading.State.FAILING))
        .orElseGet(
            () ->
                watch.reading(
                    Reading.State.FAILING,
                    said,
                    Map.of(Reading.ABSENT, true, Reading.SILENT, true)));
  }

  private static boolean any(Throwable failure, List<Class<? extends Throwable>> types) {
    return types.stream().anyMatch(type -> Unreachable.cause(failure, type));
  }
}
