package dev.holdfast.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/// Stands between a connector and moto and does what the real AWS does to people: is slow, refuses,
/// fails, cuts the connection before or after the effect. Actions are named as AWS names them
/// (`UpdateService`).
public final class SlowProxy implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOT_COPIED =
      Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");
  private static final Set<String> NOT_RETURNED =
      Set.of("connection", "content-length", "transfer-encoding", "content-encoding");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ServerSocket door;
  private final URI behind;
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<String, AtomicInteger> arrived = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, AtomicInteger> passed = new ConcurrentHashMap<>();
  private final List<String> log = new CopyOnWriteArrayList<>();

  /// What happens to requests of one action whose body holds a text, so many times.
  private record Fault(
      String action, String holding, AtomicInteger left, Kind kind, UnaryOperator<String> answer) {
    boolean takes(Exchange request) {
      return action.equals(request.action())
          && request.text().contains(holding)
          && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
  }

  private enum Kind {
    CUT_BEFORE,
    CUT_AFTER,
    REFUSE,
    REWRITE,
    DELAY
  }

  private SlowProxy(ServerSocket door, URI behind) {
    this.door = door;
    this.behind = behind;
  }

  public static SlowProxy before(URI behind) {
    try {
      var proxy = new SlowProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behind);
      Thread.ofVirtual().name("slow-proxy").start(proxy::accept);
      return proxy;
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /// How many requests of an action arrived here.
  public int arrived(String action) {
    return arrived.getOrDefault(action, new AtomicInteger()).get();
  }

  /// How many requests of an action were handed on and not refused, and so had their effect.
  public int passed(String action) {
    return passed.getOrDefault(action, new AtomicInteger()).get();
  }

  /// What arrived and what was answered, in order, with the time of day.
  public String log() {
    return String.join("\n", log);
  }

  private void log(Exchange request, String what) {
    log.add("%s %s %s".formatted(java.time.LocalTime.now(ZoneOffset.UTC), request.action(), what));
  }

  /// Takes back every fault.
  public void calm() {
    faults.clear();
  }

  public SlowProxy cutBefore(String action, int times) {
    return add(action, "", times, Kind.CUT_BEFORE, text -> text);
  }

  public SlowProxy cutAfter(String action, int times) {
    return add(action, "", times, Kind.CUT_AFTER, text -> text);
  }

  /// Answers with a status and body without handing the request on.
  public SlowProxy refuse(String action, int times, int status, String body) {
    return add(action, "", times, Kind.REFUSE, _ -> status + " " + body);
  }

  /// Answers 429, 500 or 403 in the words of the query and JSON protocols at once.
  public SlowProxy refuse(String action, int times, int status, String code, String message) {
    return refuse(
        action,
        times,
        status,
        "<ErrorResponse><Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error></ErrorResponse>");
  }

  public SlowProxy rewrite(String action, String holding, int times, UnaryOperator<String> answer) {
    return add(action, holding, times, Kind.REWRITE, answer);
  }

  public SlowProxy delay(String action, int times, Duration by) {
    return add(action, "", times, Kind.DELAY, _ -> String.valueOf(by.toMillis()));
  }

  /// A database instance is "creating", without an endpoint, for the first polls.
  public SlowProxy creatingFor(String instance, int polls) {
    return rewrite(
        "DescribeDBInstances",
        "DBInstanceIdentifier=" + instance,
        polls,
        body ->
            body.replace(
                    "<DBInstanceStatus>available</DBInstanceStatus>",
                    "<DBInstanceStatus>creating</DBInstanceStatus>")
                .replaceAll("(?s)<Endpoint>.*?</Endpoint>", ""));
  }

  /// A change of DNS records is PENDING for the first polls.
  public SlowProxy pendingFor(int polls) {
    return rewrite("GetChange", "", polls, body -> body.replace("INSYNC", "PENDING"));
  }

  /// A rollout goes on for the first polls and is then finished, with the tasks that are wanted;
  /// moto would never finish it.
  public SlowProxy rollingOutFor(int polls) {
    return rewrite("DescribeServices", "", polls, body -> body)
        .rewrite("DescribeServices", "", Integer.MAX_VALUE, SlowProxy::finished);
  }

  private static String finished(String body) {
    try {
      var root = JSON.readTree(body);
      for (var service : root.path("services")) {
        finish((ObjectNode) service);
        for (var deployment : service.path("deployments")) {
          finish((ObjectNode) deployment);
          ((ObjectNode) deployment).put("rolloutState", "COMPLETED");
        }
      }
      return root.toString();
    } catch (IOException noJson) {
      return body;
    }
  }

  private static void finish(ObjectNode counted) {
    counted.put("pendingCount", 0);
    counted.set("runningCount", counted.path("desiredCount"));
  }

  private SlowProxy add(
      String action, String holding, int times, Kind kind, UnaryOperator<String> answer) {
    faults.add(new Fault(action, holding, new AtomicInteger(times), kind, answer));
    return this;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var socket = door.accept();
        Thread.ofVirtual().name("slow-proxy-request").start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var request = Exchange.read(socket.getInputStream(), socket.getOutputStream());
      if (request.isPresent()) answer(request.get(), socket);
    } catch (IOException gone) {
      // The other side left; a proxy has nothing to tell anyone then.
      return;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Exchange request, Socket socket) throws IOException, InterruptedException {
    arrived.computeIfAbsent(request.action(), _ -> new AtomicInteger()).incrementAndGet();
    log(request, "arrived, %d bytes".formatted(request.body().length));
    var fault = faults.stream().filter(at -> at.takes(request)).findFirst();
    var kind = fault.map(Fault::kind).orElse(Kind.REWRITE);
    if (kind == Kind.CUT_BEFORE) return;
    if (kind == Kind.REFUSE) {
      var said = fault.orElseThrow().answer().apply("").split(" ", 2);
      send(socket, Integer.parseInt(said[0]), "content-type: text/xml\r\n", utf8(said[1]));
      return;
    }
    if (kind == Kind.DELAY) {
      var millis = Long.parseLong(fault.orElseThrow().answer().apply(""));
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
    var response = pass(request);
    if (kind == Kind.CUT_AFTER) return;
    var body = response.body();
    if (fault.isPresent() && kind == Kind.REWRITE) {
      body = utf8(fault.get().answer().apply(new String(body, StandardCharsets.UTF_8)));
    }
    var headers = new StringBuilder();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (NOT_RETURNED.contains(name) || name.startsWith(":")) return;
              values.forEach(value -> headers.append(name + ": " + value + "\r\n"));
            });
    send(socket, response.statusCode(), headers.toString(), body);
  }

  private HttpResponse<byte[]> pass(Exchange request) throws IOException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(URI.create(behind + request.path()))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!NOT_COPIED.contains(name)) builder.header(name, value);
            });
    var response = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() < 400) {
      passed.computeIfAbsent(request.action(), _ -> new AtomicInteger()).incrementAndGet();
    }
    log(request, "answered " + response.statusCode());
    return response;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(Socket socket, int status, String headers, byte[] body)
      throws IOException {
    var out = socket.getOutputStream();
    out.write(
        utf8(
            "HTTP/1.1 "
                + status
                + " -\r\n"
                + headers
                + "content-length: "
                + body.length
                + "\r\nconnection: close\r\n\r\n"));
    out.write(body);
    out.flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException alreadyClosed) {
      return;
    } finally {
      http.close();
    }
  }
}
