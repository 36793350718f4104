package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A redirect takes a credential to nobody but who was asked: another port of the same host is
/// another service, on a laptop with forwarded ports above all.
class RedirectTest {
  private static final String TOKEN = "canary-redirect-5901";

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer first = server("first");
  private final HttpServer second = server("second");
  private volatile String leads = "";

  private HttpServer server(String name) {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      made.createContext("/", exchange -> answer(name, exchange));
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    first.start();
    second.start();
  }

  @AfterEach
  void stop() {
    first.stop(0);
    second.stop(0);
  }

  private void answer(String name, HttpExchange exchange) throws IOException {
    try (exchange) {
      var given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      asked.add(name + exchange.getRequestURI().getPath() + " " + given);
      var leave = exchange.getRequestURI().getPath().equals("/start");
      if (leave) exchange.getResponseHeaders().add("Location", leads);
      exchange.sendResponseHeaders(leave ? 302 : 200, -1);
    }
  }

  private static String at(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void ask(Bench bench, Place place) throws Exception {
    try (var session = new WebConnector().open(bench.around())) {
      var action = session.action("web.get").orElseThrow();
      var call = bench.call("k", place, Map.of("path", "/start"));
      action.perform(call, action.preview(call));
      session.check("web.http").orElseThrow().read(call);
    }
  }

  private void ask() throws Exception {
    var bench = new Bench(folder);
    bench.credential("probe", Map.of("token", TOKEN));
    ask(
        bench,
        bench.target(
            "site",
            "web",
            "probe",
            null,
            Map.of("url", at(first), "auth", Map.of("credential", "probe"))));
  }

  @Test
  void anotherPortIsNotGivenTheCredential() throws Exception {
    leads = at(second) + "/other";
    ask();
    assertThat(asked)
        .containsExactly(
            "first/start Bearer " + TOKEN,
            "second/other null",
            "first/start Bearer " + TOKEN,
            "second/other null");
  }

  @Test
  void theSameServiceIs() throws Exception {
    leads = "/other";
    ask();
    assertThat(asked).contains("first/other Bearer " + TOKEN);
  }

  /// A sign-in page answers 200 too.
  @Test
  void whatAnsweredFromElsewhereIsNoAnswer() throws Exception {
    leads = at(first) + "/login";
    for (var name : List.of("web.get", "web.request")) {
      var changes = name.equals("web.request");
      assertThat(fetch(name, changes ? Map.of("method", "GET") : Map.of()))
          .as(name)
          .isInstanceOf(changes ? Outcome.InDoubt.class : Outcome.Refused.class)
          .asString()
          .contains("200 came from " + at(first) + "/login after a redirect");
    }
    assertThat(fetch("web.get", Map.of("redirect", "follow"))).isInstanceOf(Outcome.Done.class);
  }

  private Outcome fetch(String name, Map<String, Object> more) throws Exception {
    var bench = new Bench(folder);
    var place = bench.target("site", "web", null, null, Map.of("url", at(first)));
    var args = new LinkedHashMap<String, Object>(more);
    args.put("path", "/start");
    try (var session = new WebConnector().open(bench.around())) {
      var action = session.action(name).orElseThrow();
      var call = bench.call("k", place, args);
      return action.perform(call, action.preview(call));
    }
  }

  @Test
  void anOriginIsSchemeHostAndPort() {
    assertThat(same("https://a.test/x", "https://A.TEST:443/y")).isTrue();
    assertThat(same("http://a.test", "http://a.test:80")).isTrue();
    assertThat(same("https://a.test", "http://a.test")).isFalse();
    assertThat(same("https://a.test", "http://a.test:443")).isFalse();
    assertThat(same("https://a.test", "https://a.test:8443")).isFalse();
    assertThat(same("https://a.test", "https://b.test")).isFalse();
  }

  private static boolean same(String one, String other) {
    return Address.sameOrigin(URI.create(one), URI.create(other));
  }
}
