package dev.holdfast.connector.web;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.Destination;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// Reads the entry's url twice: without the credential and with it (`Authorization: Bearer` for a
/// token, `Basic` for a login). Only an address that wants to know who asks shows anything.
final class WebCredentialTest implements CredentialTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public Set<String> types() {
    return Set.of("api-token", "web-login");
  }

  @Override
  public Tried attempt(Sample sample, Means means) {
    var url = sample.text("url");
    if (url.isEmpty()) {
      return new Tried.NotShown("", "the entry has no url to ask, so nothing was sent");
    }
    try {
      var address = address(url.get(), means.endpoint());
      return compared(sample, address);
    } catch (ProblemException e) {
      return new Tried.Fails(e.problem());
    } catch (IOException e) {
      return new Tried.NotShown("", "it could not be asked: " + Trust.why(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Tried.NotShown("", "cancelled");
    }
  }

  @Override
  public Destination destination(Sample sample, Optional<String> endpoint) {
    var url = sample.text("url");
    if (url.isEmpty()) return Destination.NOWHERE;
    var to = address(url.get(), endpoint);
    var own = to.equals(Address.http(url.get()));
    return new Destination(
        Address.bare(to),
        own ? Destination.Whose.OWN : Destination.Whose.ELSEWHERE,
        Address.way(to));
  }

  private static URI address(String url, Optional<String> endpoint) {
    var stated = Address.http(url);
    if (endpoint.isEmpty()) return stated;
    var to = Address.http(endpoint.get().replaceFirst("/+$", ""));
    var path = stated.getRawPath() == null ? "" : stated.getRawPath();
    var query = stated.getRawQuery() == null ? "" : "?" + stated.getRawQuery();
    return URI.create(to.getScheme() + "://" + to.getRawAuthority() + path + query);
  }

  private static Tried compared(Sample sample, URI address)
      throws IOException, InterruptedException {
    try (var client =
        HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build()) {
      int without = status(client, request(address));
      var builder = request(address);
      authorize(builder, sample);
      return judged(sample, address, without, status(client, builder));
    }
  }

  /// What the two answers say; `with` alone would call a page for everybody a success.
  static Tried judged(Sample sample, URI address, int without, int with) {
    if (with == 401 || with == 403) return new Tried.Fails(refused(sample, address, with));
    if (with < 200 || with > 299) {
      return new Tried.NotShown(
          "",
          "%s answered %d, which says neither yes nor no".formatted(Address.bare(address), with));
    }
    if (without >= 200 && without <= 299) {
      return new Tried.NotShown(
          "%s answered %d".formatted(Address.bare(address), with),
          "it answers the same to everybody; give the entry a url that wants the credential");
    }
    return new Tried.Works(
        "%s answered %d with it and %d without".formatted(Address.bare(address), with, without));
  }

  private static Problem refused(Sample sample, URI address, int status) {
    return Problem.of(
        "credential.refused",
        "%s does not take %s: it answered %d"
            .formatted(Address.bare(address), sample.name(), status),
        "it would not work in a disaster either",
        "see whether it was revoked or has expired, then 'holdfast vault rotate'");
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(LIMIT).header("User-Agent", "Holdfast").GET();
  }

  private static int status(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    // The body is of no interest, and one without end must not be waited for.
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  private static void authorize(HttpRequest.Builder request, Sample sample) {
    try {
      request.setHeader("Authorization", value(sample));
    } catch (IllegalArgumentException e) {
      // the message of the HTTP client quotes the value
      throw Address.refused("web.header", "the credential cannot stand in a header");
    }
  }

  private static String value(Sample sample) {
    var token = sample.secret("token");
    if (token.isPresent()) return "Bearer " + text(token.get());
    var pair = new ByteArrayOutputStream();
    pair.writeBytes((sample.text("user").orElse("") + ":").getBytes(StandardCharsets.UTF_8));
    sample
        .secret("password")
        .ifPresent(
            secret ->
                secret.use(
                    bytes -> {
                      pair.writeBytes(bytes);
                      return true;
                    }));
    return "Basic " + Base64.getEncoder().encodeToString(pair.toByteArray());
  }

  private static String text(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
