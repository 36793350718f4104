package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
  private static final String PASSWORD = "changeit";
  @TempDir Path folder;
  private @Nullable HttpsServer server;

  @AfterEach
  void stop() {
    if (server != null) server.stop(0);
  }

  private static void keytool(String[] opened, String... arguments) throws Exception {
    var argv =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    argv.addAll(List.of(arguments));
    argv.addAll(List.of(opened));
    var process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
  }

  /// Serves a certificate of its own for a name, from a start for so many days, and returns the
  /// port.
  private int serve(String name, String from, int days) throws Exception {
    return serve(name, from, days, 1000);
  }

  /// @param between for so many days the certificate of whoever signed it
  private int serve(String name, String from, int days, int between) throws Exception {
    var store = folder.resolve("server.p12").toString();
    var opened = new String[] {"-keystore", store, "-storepass", PASSWORD};
    keytool(
        opened, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c");
    keytool(
        opened,
        "-genkeypair",
        "-alias",
        "mid",
        "-keyalg",
        "EC",
        "-signer",
        "ca",
        "-dname",
        "CN=mid",
        "-ext",
        "bc:c",
        "-validity",
        Integer.toString(between));
    keytool(
        opened,
        "-genkeypair",
        "-alias",
        "s",
        "-keyalg",
        "EC",
        "-signer",
        "mid",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=dns:" + name,
        "-startdate",
        from,
        "-validity",
        Integer.toString(days));
    Files.createDirectories(folder.resolve("plan"));
    var pem = folder.resolve("plan/ca.pem").toString();
    keytool(opened, "-exportcert", "-rfc", "-alias", "ca", "-file", pem);
    // only the server's own entry is served
    keytool(opened, "-delete", "-alias", "ca");
    keytool(opened, "-delete", "-alias", "mid");
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(Path.of(store))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = make();
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server.getAddress().getPort();
  }

  private static HttpsServer make() throws IOException {
    return HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private Reading read(String check, int port, boolean trusted, Map<String, Object> args) {
    var bench = new Bench(folder);
    var settings =
        trusted
            ? Map.<String, Object>of("url", "https://localhost:" + port, "ca", "ca.pem")
            : Map.<String, Object>of("url", "https://localhost:" + port);
    var call = bench.call("", bench.target("site", "web", null, settings), args);
    return new WebConnector().open(bench.around()).check(check).orElseThrow().read(call);
  }

  private Reading tls(int port, boolean trusted, long days) {
    return read(
        "web.tls", port, trusted, Map.of("host", "localhost", "port", (long) port, "days", days));
  }

  @Test
  void aValidCertificatePassesUntilItsDaysRunOut() throws Exception {
    var port = serve("localhost", "-1d", 30);
    assertThat(tls(port, true, 14).state()).isEqualTo(Reading.State.PASSING);
    assertThat(read("web.http", port, true, Map.of()).state()).isEqualTo(Reading.State.PASSING);
    var expiring = tls(port, true, 60);
    assertThat(expiring.state()).isEqualTo(Reading.State.FAILING);
    assertThat(expiring.value()).contains("28 days left");
  }

  @Test
  void aCertificateThatNobodyVouchesForFails() throws Exception {
    var port = serve("localhost", "-1d", 30);
    assertThat(tls(port, false, 1).state()).isEqualTo(Reading.State.FAILING);
    assertThat(read("web.http", port, false, Map.of()).state()).isEqualTo(Reading.State.FAILING);
  }

  @Test
  void anotherHostsCertificateFails() throws Exception {
    var port = serve("other.example.test", "-1d", 30);
    assertThat(tls(port, true, 1).state()).isEqualTo(Reading.State.FAILING);
    assertThat(read("web.http", port, true, Map.of()).state()).isEqualTo(Reading.State.FAILING);
  }

  @Test
  void anExpiredCertificateFails() throws Exception {
    var port = serve("localhost", "-30d", 10);
    assertThat(read("web.http", port, true, Map.of()).state()).isEqualTo(Reading.State.FAILING);
    assertThat(tls(port, true, 1).state()).isEqualTo(Reading.State.FAILING);
  }

  @Test
  void noServerFails() throws Exception {
    var port = serve("localhost", "-1d", 30);
    stop();
    var gone = tls(port, true, 1);
    assertThat(gone.state()).isEqualTo(Reading.State.FAILING);
    assertThat(gone.value()).isEqualTo("connection refused");
  }

  /// It breaks every certificate that it has signed.
  @Test
  void anIntermediateThatEndsSoonerCounts() throws Exception {
    var port = serve("localhost", "-1d", 60, 5);
    var args = Map.<String, Object>of("host", "localhost", "port", (long) port, "days", 14L);
    var reading = read("web.tls", port, true, args);
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.value()).contains("4 days left", "of the intermediate certificate CN=mid");
  }
}
