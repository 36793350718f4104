package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkPath;
import dev.holdfast.connector.Patience;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;

/// Shakes hands with a server: the chain must be valid, name the host, and last some days more.
record TlsCheck(Network network) implements Check {
  @Override
  public CheckSpec spec() {
    return WebSpecs.TLS;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    var patience = Patience.of(call, WebSpecs.TLS.timeout());
    HostPort to;
    try {
      to = HostPort.of(call, 443);
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    }
    try {
      var first = firstToEnd(handshake(call, to, patience), Trust.anchors(call));
      network.heard(to.at(), NetworkPath.of(call));
      var until = first.end().getNotAfter().toInstant();
      var days = Duration.between(call.around().clock().wall(), until).toDays();
      var needed = call.args().find("days").map(d -> Long.parseLong(String.valueOf(d))).orElse(14L);
      return watch.reading(
          days >= needed ? Reading.State.PASSING : Reading.State.FAILING,
          days + " days left, until " + until + first.whose(),
          Map.of("days", days, "until", until));
    } catch (IOException e) {
      var path = NetworkPath.of(call);
      return new NoAnswer(network, path, to.at(), to.port(), patience).reading(watch, e);
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    }
  }

  /// The certificate that ends first.
  ///
  /// @param whose said of it where it is not the server's own
  private record FirstToEnd(X509Certificate end, String whose) {}

  /// Of the server's own and those that lead from it to one that is believed: what else a server
  /// sends along, as for old clients, may have ended long ago.
  private static FirstToEnd firstToEnd(List<X509Certificate> sent, Set<X500Principal> anchors) {
    var at = sent.getFirst();
    var first = new FirstToEnd(at, "");
    for (var n = 0; n < sent.size() && !anchors.contains(at.getIssuerX500Principal()); n++) {
      var issuer = at.getIssuerX500Principal();
      var next =
          sent.stream().filter(one -> one.getSubjectX500Principal().equals(issuer)).findFirst();
      if (next.isEmpty()) break;
      at = next.get();
      if (at.getNotAfter().toInstant().isBefore(first.end().getNotAfter().toInstant()))
        first = new FirstToEnd(at, ", of the intermediate certificate " + issuer.getName());
    }
    return first;
  }

  private static List<X509Certificate> handshake(Call call, HostPort to, Patience patience)
      throws IOException {
    try (var plain = new PatientSocket(patience)) {
      plain.connect(new InetSocketAddress(to.at(), to.port()), patience.leftMillis());
      var factory = Trust.of(call).getSocketFactory();
      try (var socket = (SSLSocket) factory.createSocket(plain, to.host(), to.port(), true)) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!to.host().matches("[0-9.]+|.*:.*")) {
          parameters.setServerNames(List.of(new SNIHostName(to.host())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return Arrays.stream(socket.getSession().getPeerCertificates())
            .map(X509Certificate.class::cast)
            .toList();
      }
    }
  }
}
