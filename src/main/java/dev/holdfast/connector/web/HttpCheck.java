package dev.holdfast.connector.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Asks for a page and compares status, place, body and time with what the plan expects.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "A JSON pointer (RFC 6901) finds its place in an answer of any shape")
record HttpCheck(Connections connections) implements Check {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public CheckSpec spec() {
    return WebSpecs.HTTP;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    var args = call.args();
    try {
      var address = Address.of(call);
      var limit = limit(args);
      var method = method(args);
      var page = page(call, address, limit, method);
      var wrong = wrong(page, args, address);
      var took = page.took().toMillis() + " ms" + newConnection(page);
      var facts = Map.<String, Object>of("status", (long) page.status(), "latency", page.took());
      return wrong.isEmpty()
          ? watch.reading(
              Reading.State.PASSING,
              call.around().redactor().redact(page.status() + " in " + took + led(page, address)),
              facts)
          : watch.reading(
              Reading.State.FAILING,
              call.around().redactor().redact(String.join("; ", wrong)) + " (" + took + ")",
              facts);
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return watch.reading(Reading.State.UNKNOWN, "cancelled", Map.of());
    } catch (IOException e) {
      return failed(watch, e);
    }
  }

  private Fetch.Page page(Call call, Address address, Duration limit, String method)
      throws IOException, InterruptedException {
    if (!method.matches("(?i)GET|HEAD")) return new Fetch(call, address, limit).send(method);
    var lease = connections.lend(call);
    try (lease) {
      var page = new Fetch(call, address, limit, lease.held()).send(method);
      return slow(page, call.args()) ? onceMore(call, address, limit, lease, page, method) : page;
    } catch (ConnectException | UnknownHostException | HttpTimeoutException | SSLException e) {
      throw e;
    } catch (IOException e) {
      // A server may close a connection that was kept at any moment: that says nothing about it.
      if (!lease.mayHaveBeenKept()) throw e;
      return new Fetch(call, address, limit).send(method);
    }
  }

  /// What took too long may have been the way to the answer: name, TCP, TLS, and a client that has
  /// just been started. Over the connection that stands by now the answer alone is measured.
  private static Fetch.Page onceMore(
      Call call,
      Address address,
      Duration limit,
      Connections.Lease lease,
      Fetch.Page first,
      String method)
      throws InterruptedException {
    try {
      return new Fetch(call, address, limit, lease.held()).send(method).after(first.took());
    } catch (IOException e) {
      return first;
    }
  }

  private static boolean slow(Fetch.Page page, Args args) {
    return args.find("latency")
        .map(Duration.class::cast)
        .filter(slowest -> page.took().compareTo(slowest) > 0)
        .isPresent();
  }

  static String method(Args args) {
    var method = args.textOr("method", "GET");
    return method == null ? "GET" : method;
  }

  private static Duration limit(Args args) {
    var slowest = args.find("latency").map(Duration.class::cast).orElse(Duration.ZERO);
    var usual = WebSpecs.HTTP.timeout();
    return slowest.compareTo(usual) > 0 ? slowest.plusSeconds(1) : usual;
  }

  // A server that is there and does not serve is failing; a question that never reached one is
  // unknown.
  private static Reading failed(Stopwatch watch, IOException e) {
    var why = Trust.why(e);
    if (e instanceof ConnectException
        && Unreachable.cause(e, java.nio.channels.UnresolvedAddressException.class)) {
      return watch.reading(Reading.State.UNKNOWN, "the name cannot be resolved", Map.of());
    }
    return switch (e) {
      case UnknownHostException _ ->
          watch.reading(Reading.State.UNKNOWN, "the name cannot be resolved", Map.of());
      case ConnectException _ ->
          watch.reading(Reading.State.FAILING, "connection refused", Map.of());
      case HttpTimeoutException _ ->
          watch.reading(Reading.State.FAILING, "no answer in time: " + why, Map.of());
      case SSLException _ ->
          watch.reading(Reading.State.FAILING, "TLS is not valid: " + why, Map.of());
      default -> watch.reading(Reading.State.FAILING, "no usable answer: " + why, Map.of());
    };
  }

  private static List<String> wrong(Fetch.Page page, Args args, Address address) {
    var wrong = new ArrayList<String>();
    var expected = args.find("is").map(String::valueOf).orElse("200");
    if (!expected.equals(Integer.toString(page.status()))) {
      wrong.add("status " + page.status() + ", expected " + expected);
    }
    if (!page.elsewhere().isEmpty() && !expected.equals(Integer.toString(page.status()))) {
      wrong.add("it redirects to " + page.elsewhere() + ", which the plan does not name");
    }
    if (moved(page, address) && !"follow".equals(args.textOr("redirect", ""))) {
      wrong.add(
          "%d came from %s after a redirect; where that is meant the plan says redirect: follow"
              .formatted(page.status(), Address.bare(page.from())));
    }
    var contains = args.textOr("contains", null);
    if (contains != null && !page.body().contains(contains)) {
      wrong.add("the body does not hold '" + contains + "'" + (page.cut() ? CUT : ""));
    }
    if (!args.map("json").isEmpty()) json(page, args.map("json"), wrong);
    if (slow(page, args)) {
      var slowest = args.find("latency").map(Duration.class::cast).orElseThrow();
      wrong.add("slower than " + Durations.write(slowest));
    }
    return wrong;
  }

  private static boolean moved(Fetch.Page page, Address address) {
    return !Address.samePlace(address.real(), page.from());
  }

  private static String led(Fetch.Page page, Address address) {
    if (!page.elsewhere().isEmpty()) return ", redirects to " + page.elsewhere();
    return moved(page, address) ? ", redirected to " + Address.bare(page.from()) : "";
  }

  private static String newConnection(Fetch.Page page) {
    return page.first().isZero()
        ? ""
        : ", " + page.first().toMillis() + " ms with a new connection";
  }

  private static final String CUT = " (only the first 1 MiB was read)";

  private static void json(Fetch.Page page, Map<String, Object> expected, List<String> wrong) {
    JsonNode root;
    try {
      root = JSON.readTree(page.body());
    } catch (JacksonException e) {
      wrong.add("the body is not JSON" + (page.cut() ? CUT : ""));
      return;
    }
    expected.forEach(
        (pointer, value) ->
            at(root, pointer)
                .ifPresentOrElse(
                    node -> {
                      if (!same(node, value)) {
                        wrong.add(pointer + " is " + brief(node) + ", expected " + value);
                      }
                    },
                    () -> wrong.add(pointer + " is not there, expected " + value)));
  }

  private static Optional<JsonNode> at(JsonNode root, String pointer) {
    try {
      return Optional.of(root.at(pointer)).filter(node -> !node.isMissingNode());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean same(JsonNode node, Object value) {
    if (node.isNumber() && value instanceof Number number) {
      return node.decimalValue().compareTo(new BigDecimal(number.toString())) == 0;
    }
    if (node.isValueNode()) return node.asText().equals(String.valueOf(value));
    return JSON.valueToTree(value).equals(node);
  }

  private static String brief(JsonNode node) {
    var text = node.toString();
    return text.length() <= 100 ? text : text.substring(0, 100) + "\u2026";
  }
}
