package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One HTTP exchange with limits: so many bytes, so much time, so many redirects, only to hosts
/// that the plan names.
@Exempt(from = "timeComesFromTheClock", reason = "Bounds and measures a real answer on a real wire")
final class Fetch {
  static final int MOST_BYTES = 1 << 20;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<String> SET_BY_US =
      Set.of("host", "content-length", "connection", "transfer-encoding", "upgrade", "expect");

  /// What came back.
  ///
  /// @param elsewhere where a redirect led that was not followed
  /// @param from the address that answered in the end
  /// @param took from sending the request to the last byte, redirects included
  /// @param first how long an answer just before it took, which had to connect first; zero = there
  ///   was none
  record Page(
      int status,
      String body,
      boolean cut,
      Duration took,
      Elsewhere elsewhere,
      URI from,
      Duration first) {
    Page after(Duration before) {
      return new Page(status, body, cut, took, elsewhere, from, before);
    }

    String server() {
      return from.getHost() + ":" + Address.port(from);
    }
  }

  /// A redirect that was not followed.
  ///
  /// @param to without its query; empty = there was none
  /// @param why as the end of "it redirects to X, "
  record Elsewhere(String to, String why) {
    static final Elsewhere NONE = new Elsewhere("", "");

    boolean there() {
      return !to.isEmpty();
    }
  }

  private final Call call;
  private final Address address;
  private final Duration limit;
  private final Connections.Lease lease;

  /// With a client of its own.
  Fetch(Call call, Address address, Duration limit) {
    this(call, address, limit, Connections.own(call, limit));
  }

  /// @param lease given back when it has been sent
  Fetch(Call call, Address address, Duration limit, Connections.Lease lease) {
    this.call = call;
    this.address = address;
    this.limit = limit;
    this.lease = lease;
  }

  /// Sends it and reads the answer, redirects followed where they may be.
  Page send(String method) throws IOException, InterruptedException {
    var began = System.nanoTime();
    try (lease) {
      var allowed = address.allowed(call.place());
      var uri = address.real();
      for (int hop = 0; ; hop++) {
        var response = exchange(request(uri, method, left(began)), left(began));
        var status = response.statusCode();
        var location = response.headers().firstValue("location");
        if (status < 300 || status > 399 || status == 304 || location.isEmpty()) {
          return page(response, began, Elsewhere.NONE);
        }
        var next = redirect(uri, location.get());
        var secure = !"https".equals(uri.getScheme()) || "https".equals(next.getScheme());
        var named = allowed.contains(String.valueOf(next.getHost()).toLowerCase(Locale.ROOT));
        var refused =
            !named
                ? "which the plan does not name"
                : !secure
                    ? "which is not secure"
                    : hop >= MOST_REDIRECTS
                        ? "after " + MOST_REDIRECTS + " others: a loop"
                        : "which is not followed";
        var follow =
            named
                && secure
                && hop < MOST_REDIRECTS
                && method.matches("GET|HEAD")
                && !redirectIsExpected();
        if (!follow) return page(response, began, new Elsewhere(Address.bare(next), refused));
        uri = next;
      }
    } finally {
      call.watch().progress(method + " " + address + " after " + since(began).toMillis() + " ms");
    }
  }

  /// Whether the redirect itself is what the plan wants to see.
  private boolean redirectIsExpected() {
    return call.args().find("is").map(String::valueOf).filter(s -> s.startsWith("3")).isPresent();
  }

  private static URI redirect(URI from, String location) throws IOException {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("it redirects to something that is no address", e);
    }
  }

  // The whole answer, body included, is bounded in time: a server that sends a byte a minute would
  // otherwise hold the check for ever.
  private HttpResponse<Body> exchange(HttpRequest request, Duration left)
      throws IOException, InterruptedException {
    var answer = lease.client().sendAsync(request, _ -> new Capped(MOST_BYTES));
    var deadline = System.nanoTime() + left.toNanos();
    try {
      while (true) {
        try {
          return answer.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (call.watch().cancelled()) throw new InterruptedException("cancelled");
          if (System.nanoTime() - deadline > 0) {
            throw new java.net.http.HttpTimeoutException(
                "no whole answer within " + limit.toMillis() + " ms");
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) throw io;
      throw new IOException(Trust.why(e), e);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(URI uri, String method, Duration left) {
    var body = call.args().textOr("body", null);
    var builder =
        HttpRequest.newBuilder(uri)
            .timeout(left)
            .method(
                method.toUpperCase(Locale.ROOT),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    var headers = new LinkedHashMap<String, Object>();
    headers.put("User-Agent", "Holdfast");
    call.place().map(p -> p.target().settings().get("headers")).ifPresent(h -> copy(h, headers));
    copy(call.args().map("headers"), headers);
    try {
      headers.forEach((name, value) -> header(builder, name, value));
      // Another port or scheme of the same host is another service.
      if (Address.sameOrigin(uri, address.real())) authenticate(builder);
    } catch (IllegalArgumentException e) {
      // the message of the HTTP client may quote the value
      throw Address.refused("web.header", "a header's name or value cannot be sent");
    }
    return builder.build();
  }

  private static void copy(Object from, Map<String, Object> to) {
    if (from instanceof Map<?, ?> map) map.forEach((k, v) -> to.put(String.valueOf(k), v));
  }

  private static void header(HttpRequest.Builder builder, String name, Object value) {
    if (value instanceof Secret) {
      throw Address.refused("web.secret-header", "the header " + name + " would hold a secret");
    }
    if (!SET_BY_US.contains(name.toLowerCase(Locale.ROOT))) {
      builder.setHeader(name, String.valueOf(value));
    }
  }

  private void authenticate(HttpRequest.Builder builder) {
    var place = call.place();
    var auth = place.flatMap(SignIn::of);
    if (auth.isEmpty()) return;
    var use = auth.get().use(call).to(address.destination());
    var found = call.around().credentials().find(auth.get().credential(), use);
    if (found.isEmpty()) throw auth.get().missing();
    try (var grant = found.get()) {
      builder.setHeader(auth.get().name(), auth.get().value(grant));
    }
  }

  private Page page(HttpResponse<Body> response, long began, Elsewhere elsewhere) {
    var body = response.body();
    return new Page(
        response.statusCode(),
        body.text(),
        body.cut(),
        since(began),
        elsewhere,
        response.uri(),
        Duration.ZERO);
  }

  private Duration left(long began) {
    var left = limit.minus(since(began));
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /// The first bytes of a body.
  record Body(ByteArrayOutputStream bytes, boolean cut) {
    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
