package dev.holdfast.connector.web;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/// Sends one request: `web.get`, and `web.request` with a method that changes something.
record WebAction(ActionSpec spec) implements Action {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int LONGEST_BODY = 16 * 1024;

  @Override
  public Preview preview(Call call) {
    var address = Address.of(call);
    var request = new LinkedHashMap<String, Object>();
    request.put("method", method(call));
    request.put("url", address.real().toString());
    request.put("headers", new LinkedHashMap<>(call.args().map("headers")));
    var body = call.args().textOr("body", null);
    if (body != null) request.put("body", call.around().redactor().redact(body));
    return new Preview(
        "Sends " + method(call) + " to " + address,
        request,
        Map.of("address", address.real().toString()),
        Map.of("address", address.real().toString()),
        spec.effect().changes() ? "whatever the server does with it" : "nothing",
        address.stated().getHost(),
        Optional.empty(),
        false,
        List.of());
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    if (call.watch().cancelled()) {
      return new Outcome.Refused(
          Problem.of("web.cancelled", "cancelled before anything was sent", "", ""));
    }
    try {
      var address = Address.of(call);
      var page = new Fetch(call, address, LIMIT).send(method(call));
      return judge(call, address, page);
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered("it was cancelled while the answer was awaited");
    } catch (UnknownHostException
        | ConnectException
        | HttpConnectTimeoutException
        | SSLHandshakeException e) {
      // the connection never stood, so the request never left
      return new Outcome.Refused(
          Problem.of(
              "web.not-connected",
              "no connection: " + Trust.why(e),
              "nothing was sent",
              "check the address and the network"));
    } catch (IOException e) {
      return unanswered(Trust.why(e));
    }
  }

  private Outcome judge(Call call, Address address, Fetch.Page page) {
    var unmeant = new Answer(call.args(), address).unmeant(page);
    if (unmeant.isPresent()) return elsewhere(unmeant.get());
    var expected = spec.effect().changes() ? expected(call) : 0;
    var outputs = new LinkedHashMap<String, Object>();
    outputs.put("status", (long) page.status());
    if (!spec.effect().changes()) {
      var body = page.body().substring(0, Math.min(LONGEST_BODY, page.body().length()));
      outputs.put("body", call.around().redactor().redact(body));
    }
    var seen = page.status() + " from " + page.server() + " in " + page.took().toMillis() + " ms";
    if (expected == 0 || expected == page.status()) return new Outcome.Done(seen, outputs);
    var problem =
        Problem.of(
            "web.status",
            method(call)
                + " "
                + address
                + " was answered with "
                + page.status()
                + ", expected "
                + expected,
            page.elsewhere().there() ? "it redirects to " + page.elsewhere().to() : "",
            "look at the server, then settle the step by hand");
    // 4xx says by its definition (RFC 9110, 15.5) that the request was not served; 408 and 5xx do
    // not
    return page.status() >= 400 && page.status() < 500 && page.status() != 408
        ? new Outcome.Refused(problem)
        : new Outcome.InDoubt(problem);
  }

  private Outcome elsewhere(String why) {
    var problem =
        Problem.of(
            "web.elsewhere",
            why,
            "What was asked did not answer itself: a sign-in or maintenance page answers 200 too",
            "look at the server; where the other address is meant, say so in the plan");
    return spec.effect().changes() ? new Outcome.InDoubt(problem) : new Outcome.Refused(problem);
  }

  private static long expected(Call call) {
    return call.args().has("expect") ? call.args().integer("expect") : 200;
  }

  private Outcome unanswered(String why) {
    var problem =
        Problem.of(
            "web.no-answer",
            "there was no whole answer: " + why,
            "the server may have done it",
            "look at the server, then settle the step by hand");
    return spec.effect().changes() ? new Outcome.InDoubt(problem) : new Outcome.Refused(problem);
  }

  private String method(Call call) {
    return spec.effect().changes() ? call.args().text("method").toUpperCase(Locale.ROOT) : "GET";
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    return new Probe(
        Probe.Verdict.UNKNOWN,
        List.of(),
        List.of("a request leaves nothing that can be looked up from here"),
        Map.of());
  }
}
