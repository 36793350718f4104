package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Reading.State;
import dev.holdfast.peers.ContractorLensEstate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What answers at the address is not AWS: that is said, with what was seen, and proves nothing.
class NotAwsTest {
  private static final String PAGE =
      "<!DOCTYPE html><html><head><script>go()</script></head><body>Hotel guests: sign in</body></html>";
  private static final Map<String, Object> SERVICE =
      Map.of("cluster", "contractorlens", "service", "contractorlens");
  private HttpServer server;
  private AwsBench bench;
  private volatile Answering answering = exchange -> {};

  /// How the server answers.
  private interface Answering {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          try (exchange) {
            answering.to(exchange);
          }
        });
    server.start();
    bench = new AwsBench(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void end() {
    bench.close();
    server.stop(0);
  }

  private static Answering says(int status, String type, String text) {
    return exchange -> {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      if (status == 302) exchange.getResponseHeaders().set("Location", "http://portal.test/login");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private String unknown(String check, Map<String, Object> args) {
    var reading = bench.read(ContractorLensEstate.PRIMARY, check, args);
    assertThat(reading.state()).as(reading.value()).isEqualTo(State.UNKNOWN);
    assertThat(reading.value()).contains("not AWS").doesNotContain("lost its connection");
    return reading.value();
  }

  @Test
  void aSignInPage() {
    answering = says(200, "text/html", PAGE);
    assertThat(unknown("aws.ecs.running-count", SERVICE))
        .contains("HTTP 200 text/html", "\"Hotel guests: sign in\"");
    unknown("aws.rds.instance-status", Map.of("db-instance-identifier", "db"));
    var place = bench.place(ContractorLensEstate.PRIMARY, AwsBench.ACCOUNT);
    var identity = bench.session().identify(place);
    assertThat(identity.verdict()).isEqualTo(Identity.Verdict.UNREADABLE);
    assertThat(identity.why()).contains("not AWS", "Hotel guests");
  }

  @Test
  void aPageThatIsMissingIsNoProofThatTheThingIs() {
    answering = says(404, "text/html", PAGE);
    assertThat(unknown("aws.ecs.running-count", SERVICE)).contains("HTTP 404");
    answering = says(404, "text/plain", "no such page");
    assertThat(unknown("aws.elbv2.targets-unhealthy", Map.of("target-group", "api")))
        .contains("no such page");
  }

  @Test
  void aRedirectToAPortal() {
    answering = says(302, "text/plain", "");
    assertThat(unknown("aws.ecs.running-count", SERVICE))
        .contains("HTTP 302", "to http://portal.test/login");
  }

  @Test
  void whatIsNeitherJsonNorXml() {
    answering = says(200, "application/octet-stream", "\u0001SSH-2.0 what?");
    assertThat(unknown("aws.rds.instance-status", Map.of("db-instance-identifier", "db")))
        .contains("SSH-2.0 what?");
    answering = says(200, "text/xml", "<wispr/>");
    unknown("aws.ecs.running-count", SERVICE);
    answering = says(200, "text/plain", "");
    assertThat(unknown("aws.ecs.running-count", SERVICE)).contains("nothing in it");
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/xml");
          exchange.sendResponseHeaders(200, 0);
          var part = new byte[1 << 20];
          Arrays.fill(part, (byte) 'x');
          exchange.getResponseBody().write("<a>".getBytes(StandardCharsets.UTF_8));
          for (var i = 0; i < 200; i++) exchange.getResponseBody().write(part);
        };
    assertThat(unknown("aws.rds.instance-status", Map.of("db-instance-identifier", "db")))
        .contains("more than 16 MiB");
  }
}
