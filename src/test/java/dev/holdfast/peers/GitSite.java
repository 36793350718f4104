package dev.holdfast.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.Assertions;

/// Git's own HTTP service (`git http-backend`) behind TLS and a password, on this machine.
public final class GitSite implements AutoCloseable {
  private static final String STORE = "changeit";

  private final HttpsServer server;
  private final Path root;
  private final Path backend;
  private final String expected;

  /// What each request had in `Authorization`.
  public final List<String> seen = new CopyOnWriteArrayList<>();

  private GitSite(HttpsServer server, Path root, Path backend, String expected) {
    this.server = server;
    this.root = root;
    this.backend = backend;
    this.expected = expected;
  }

  /// Serves the bare repositories below a folder.
  ///
  /// @param ca where the certificate that signs the server's is written
  public static GitSite start(Path root, String user, String password, Path ca) throws Exception {
    Peer.program("git", "apt-get install git");
    var backend = Path.of(said(List.of("git", "--exec-path")).strip(), "git-http-backend");
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls(root, ca)));
    var basic =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    var site = new GitSite(server, root, backend, "Basic " + basic);
    server.createContext("/", site::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return site;
  }

  public String url(String repository) {
    return "https://localhost:" + server.getAddress().getPort() + "/" + repository;
  }

  private static SSLContext tls(Path folder, Path ca) throws Exception {
    var store = folder.resolve("tls.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    var opened = List.of("-keystore", store.toString(), "-storepass", STORE, "-keyalg", "EC");
    var signer = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "ca"));
    signer.addAll(List.of("-dname", "CN=ca", "-ext", "bc:c"));
    signer.addAll(opened);
    said(signer);
    var own = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "s", "-signer", "ca"));
    own.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost"));
    own.addAll(opened);
    said(own);
    var out = new ArrayList<>(List.of(keytool, "-exportcert", "-rfc", "-alias", "ca", "-file"));
    out.add(ca.toString());
    out.addAll(opened.subList(0, 4));
    said(out);
    var remove = new ArrayList<>(List.of(keytool, "-delete", "-alias", "ca"));
    remove.addAll(opened.subList(0, 4));
    said(remove);
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, STORE.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static String said(List<String> argv) throws IOException, InterruptedException {
    var process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Assertions.assertThat(process.waitFor()).as("%s: %s", argv, out).isZero();
    return out;
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var who = header(exchange, "Authorization");
      seen.add(who);
      if (!who.equals(expected)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"code\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      serve(exchange);
    }
  }

  /// As a CGI program (RFC 3875).
  private void serve(HttpExchange exchange) throws IOException {
    var builder = new ProcessBuilder(backend.toString());
    var env = builder.environment();
    env.put("GIT_PROJECT_ROOT", root.toString());
    env.put("GIT_HTTP_EXPORT_ALL", "1");
    env.put("PATH_INFO", exchange.getRequestURI().getPath());
    env.put("QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
    env.put("REQUEST_METHOD", exchange.getRequestMethod());
    env.put("CONTENT_TYPE", header(exchange, "Content-Type"));
    env.put("HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"));
    env.put("HTTP_GIT_PROTOCOL", header(exchange, "Git-Protocol"));
    env.put("REMOTE_USER", "ops");
    var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var in = process.getOutputStream()) {
      in.write(exchange.getRequestBody().readAllBytes());
    }
    try (var out = new BufferedInputStream(process.getInputStream())) {
      int status = 200;
      for (var line = line(out); !line.isEmpty(); line = line(out)) {
        var colon = line.indexOf(':');
        var name = line.substring(0, colon);
        var value = line.substring(colon + 1).strip();
        if (name.equalsIgnoreCase("Status")) status = Integer.parseInt(value.substring(0, 3));
        else exchange.getResponseHeaders().add(name, value);
      }
      exchange.sendResponseHeaders(status, 0);
      out.transferTo(exchange.getResponseBody());
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
      if (letter != '\r') line.append((char) letter);
    }
    return line.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
