package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// Shakes hands with a server: the chain must be valid, name the host, and last some days more.
record TlsCheck() implements Check {
  @Override
  public CheckSpec spec() {
    return WebSpecs.TLS;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    try {
      var to = HostPort.of(call, 443);
      var leaf = handshake(call, to);
      var until = leaf.getNotAfter().toInstant();
      var days = Duration.between(call.around().clock().wall(), until).toDays();
      var needed = call.args().find("days").map(d -> Long.parseLong(String.valueOf(d))).orElse(14L);
      return watch.reading(
          days >= needed ? Reading.State.PASSING : Reading.State.FAILING,
          days + " days left, until " + until,
          Map.of("days", days, "until", until));
    } catch (SSLException e) {
      return watch.reading(
          Reading.State.FAILING, "the certificate is not valid: " + Trust.why(e), Map.of());
    } catch (IOException e) {
      return watch.reading(
          Reading.State.UNKNOWN, "no certificate could be read: " + Trust.why(e), Map.of());
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    }
  }

  private static X509Certificate handshake(Call call, HostPort to) throws IOException {
    var limit = (int) WebSpecs.TLS.timeout().toMillis();
    try (var plain = new Socket()) {
      plain.connect(new InetSocketAddress(to.at(), to.port()), limit);
      plain.setSoTimeout(limit);
      var factory = Trust.of(call).getSocketFactory();
      try (var socket = (SSLSocket) factory.createSocket(plain, to.host(), to.port(), true)) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!to.host().matches("[0-9.]+|.*:.*")) {
          parameters.setServerNames(List.of(new SNIHostName(to.host())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
      }
    }
  }
}
