package dev.holdfast;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.holdfast.peers.AwsDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/// A shop: an API that answers only while its database is there (it asks RDS each time), and a load
/// balancer with TLS before it that passes on what the API says.
final class ShopServers implements AutoCloseable {
  private static final String PASSWORD = "changeit";
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final RdsClient rds;
  private final HttpServer api;
  private final HttpsServer entry;

  ShopServers(URI aws, Path planFolder) {
    rds = new AwsDoor(aws, "us-west-2").open(RdsClient.builder());
    try {
      api = HttpServer.create(free(), 0);
      api.setExecutor(threads);
      api.createContext("/", this::answer);
      entry = HttpsServer.create(free(), 0);
      entry.setHttpsConfigurator(new HttpsConfigurator(tls(planFolder)));
      entry.setExecutor(threads);
      entry.createContext("/", this::pass);
      api.start();
      entry.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    give();
  }

  private static InetSocketAddress free() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int apiPort() {
    return api.getAddress().getPort();
  }

  int entryPort() {
    return entry.getAddress().getPort();
  }

  /// Makes the database.
  void give() {
    rds.createDBInstance(
        d ->
            d.dbInstanceIdentifier("shop-db")
                .dbInstanceClass("db.t4g.large")
                .engine("postgres")
                .allocatedStorage(20)
                .masterUsername("shop")
                .masterUserPassword("seeded-password"));
  }

  /// Takes the database away.
  void take() {
    rds.deleteDBInstance(d -> d.dbInstanceIdentifier("shop-db").skipFinalSnapshot(true));
  }

  private boolean there() {
    try {
      return rds.describeDBInstances(d -> d.dbInstanceIdentifier("shop-db"))
          .dbInstances()
          .getFirst()
          .dbInstanceStatus()
          .equals("available");
    } catch (DbInstanceNotFoundException gone) {
      return false;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var up = there();
    reply(exchange, up ? 200 : 503, up ? "{\"status\":\"ok\"}" : "{\"status\":\"no database\"}");
  }

  private void pass(HttpExchange exchange) throws IOException {
    try {
      var address = URI.create("http://127.0.0.1:" + apiPort() + "/health");
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      reply(exchange, answer.statusCode() == 200 ? 200 : 502, answer.body());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      reply(exchange, 502, "");
    }
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// A certificate for shop.example.test by an authority whose own stands in the plan's folder.
  private static SSLContext tls(Path planFolder) throws IOException {
    var folder = Files.createDirectories(planFolder);
    var store = planFolder.resolveSibling("server.p12");
    var san = "san=dns:localhost,dns:shop.example.test";
    keytool(
        store, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "s",
        "-keyalg",
        "EC",
        "-signer",
        "ca",
        "-validity",
        "90",
        "-dname",
        "CN=shop.example.test",
        "-ext",
        san);
    keytool(
        store, "-exportcert", "-rfc", "-alias", "ca", "-file", folder.resolve("ca.pem").toString());
    keytool(store, "-delete", "-alias", "ca");
    try (var in = Files.newInputStream(store)) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    var argv =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    argv.addAll(List.of(arguments));
    argv.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    var process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) throw new IllegalStateException(out);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    api.stop(0);
    entry.stop(0);
    http.close();
    rds.close();
    threads.shutdownNow();
  }
}
