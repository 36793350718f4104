package dev.holdfast.connector.web;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkPath;
import dev.holdfast.connector.Patience;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Asks for a page and compares status, place, body and time with what the plan expects.
record HttpCheck(Connections connections, Network network) implements Check {
  @Override
  public CheckSpec spec() {
    return WebSpecs.HTTP;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    try {
      return read(call, watch, Address.of(call));
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return watch.reading(Reading.State.UNKNOWN, "cancelled", Map.of());
    }
  }

  private Reading read(Call call, Stopwatch watch, Address address) throws InterruptedException {
    var redactor = call.around().redactor();
    var answer = new Answer(call.args(), address);
    var patience = Patience.of(call, limit(answer));
    try {
      var page = page(call, answer, patience, method(call.args()));
      network.heard(String.valueOf(address.real().getHost()), NetworkPath.of(call));
      var facts = Map.<String, Object>of("status", (long) page.status(), "latency", page.took());
      var wrong = answer.wrong(page);
      return wrong.isEmpty()
          ? watch.reading(Reading.State.PASSING, redactor.redact(answer.told(page)), facts)
          : watch.reading(
              Reading.State.FAILING,
              redactor.redact(String.join("; ", wrong)) + " (" + answer.took(page) + ")",
              facts);
    } catch (HttpTimeoutException e) {
      return tooImpatient(answer, patience)
          .map(why -> watch.reading(Reading.State.UNKNOWN, why, Map.of()))
          .orElseGet(() -> noAnswer(call, address, patience).reading(watch, e));
    } catch (IOException e) {
      return noAnswer(call, address, patience).reading(watch, e);
    }
  }

  private NoAnswer noAnswer(Call call, Address address, Patience patience) {
    var to = address.real();
    var path = NetworkPath.of(call);
    return new NoAnswer(network, path, String.valueOf(to.getHost()), Address.port(to), patience);
  }

  private Fetch.Page page(Call call, Answer answer, Patience patience, String method)
      throws IOException, InterruptedException {
    var address = answer.address();
    if (!method.matches("(?i)GET|HEAD")) {
      return new Fetch(call, address, patience.left()).send(method);
    }
    var warmth = connections.warmth();
    var lease = connections.lend(call);
    try (lease) {
      var page = new Fetch(call, address, patience.left(), lease.held()).send(method);
      if (!answer.onlySlow(page)) return page;
      var again = onceMore(call, answer, patience, lease, page, method);
      if (again.isEmpty() || answer.slow(again.get())) return again.orElse(page);
      Way.Anew anew = () -> new Fetch(call, address, patience.left()).send(method);
      return Way.excuses(call, answer, page, warmth, anew) ? again.get() : page;
    } catch (ConnectException | UnknownHostException | HttpTimeoutException | SSLException e) {
      throw e;
    } catch (IOException e) {
      // A server may close a connection that was kept at any moment: that says nothing about it.
      if (!lease.mayHaveBeenKept()) throw e;
      return new Fetch(call, address, patience.left()).send(method);
    }
  }

  /// What took too long may have been the way to the answer: name, TCP, TLS, and a client that has
  /// just been started. Over the connection that stands by now the answer alone is measured.
  private static Optional<Fetch.Page> onceMore(
      Call call,
      Answer answer,
      Patience patience,
      Connections.Lease lease,
      Fetch.Page first,
      String method)
      throws InterruptedException {
    try {
      var again = new Fetch(call, answer.address(), patience.left(), lease.held()).send(method);
      return Optional.of(again.after(first.took()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static String method(Args args) {
    var method = args.textOr("method", "GET");
    return method == null ? "GET" : method;
  }

  private static Duration limit(Answer answer) {
    var slowest = answer.latency().orElse(Duration.ZERO);
    var usual = WebSpecs.HTTP.timeout();
    return slowest.compareTo(usual) > 0 ? slowest.plusSeconds(1) : usual;
  }

  /// A plan that grants more time than it waits for: who has not answered yet may still be in time.
  private static Optional<String> tooImpatient(Answer answer, Patience patience) {
    return answer
        .latency()
        .filter(slowest -> slowest.compareTo(patience.limit()) >= 0)
        .map(
            slowest ->
                "no answer within %s, but the plan grants %s: state a longer timeout"
                    .formatted(Durations.exact(patience.limit()), Durations.words(slowest)));
  }
}
