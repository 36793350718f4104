package dev.holdfast.connector.web;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Destination;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Where a request goes.
///
/// @param stated the address that the plan names
/// @param real the address that is asked: the same, unless the target's endpoint is overridden
record Address(URI stated, URI real) {
  static Address of(Call call) {
    return of(call.place(), call.args());
  }

  static Address of(Optional<Place> place, Args args) {
    var base = place.flatMap(p -> p.setting("url"));
    var text = args.textOr("url", base.orElse(""));
    if (text == null || text.isEmpty()) {
      throw refused("web.no-url", "neither the step nor its target names a url");
    }
    var path = args.textOr("path", "");
    if (path != null && !path.isEmpty()) {
      text = text.replaceFirst("/+$", "") + (path.startsWith("/") ? path : "/" + path);
    }
    var stated = http(text);
    return new Address(stated, overridden(stated, place));
  }

  /// An http or https address with a host.
  static URI http(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw refused("web.url", "'" + text + "' is no address: " + e.getMessage());
    }
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused("web.scheme", "'" + text + "' is neither http nor https");
    }
    if (uri.getHost() == null) throw refused("web.url", "'" + text + "' names no host");
    if (uri.getUserInfo() != null) {
      throw refused("web.url", "the address of " + uri.getHost() + " holds a user name");
    }
    return uri;
  }

  private static URI overridden(URI stated, Optional<Place> place) {
    var endpoint = place.flatMap(Place::endpoint);
    if (endpoint.isEmpty()) return stated;
    var base = place.flatMap(p -> p.setting("url")).map(Address::http);
    if (base.isPresent() && !base.get().getHost().equalsIgnoreCase(stated.getHost())) return stated;
    var to = http(endpoint.get().replaceFirst("/+$", ""));
    var path = stated.getRawPath() == null ? "" : stated.getRawPath();
    var query = stated.getRawQuery() == null ? "" : "?" + stated.getRawQuery();
    return URI.create(to.getScheme() + "://" + to.getRawAuthority() + path + query);
  }

  /// Hosts that a redirect may lead to: the one asked, and those that the target names.
  Set<String> allowed(Optional<Place> place) {
    var hosts = new HashSet<String>();
    hosts.add(real.getHost().toLowerCase(Locale.ROOT));
    hosts.add(stated.getHost().toLowerCase(Locale.ROOT));
    place
        .map(p -> p.target().settings().get("hosts"))
        .filter(List.class::isInstance)
        .map(List.class::cast)
        .ifPresent(
            list -> {
              for (var host : list) hosts.add(String.valueOf(host).toLowerCase(Locale.ROOT));
            });
    return hosts;
  }

  static int port(URI uri) {
    if (uri.getPort() >= 0) return uri.getPort();
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /// The same scheme, host and port: who may see a credential that is meant for one of them.
  static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  /// Whether the other side proves who it is, and nobody on the way can read.
  static Destination.Way way(URI to) {
    if (Destination.loopback(to.getHost())) return Destination.Way.LOOPBACK;
    return "https".equalsIgnoreCase(to.getScheme()) ? Destination.Way.SAFE : Destination.Way.OPEN;
  }

  /// Where a credential goes with it, as the plan has it: scheme, host and port.
  Destination destination() {
    var port = real.getPort() < 0 ? "" : ":" + real.getPort();
    return new Destination(
        real.getScheme() + "://" + real.getHost() + port, Destination.Whose.OWN, way(real));
  }

  /// An address for people: no query, which may hold a token, and no user.
  static String bare(URI uri) {
    if (uri.getHost() == null) return String.valueOf(uri.getScheme()) + ":...";
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return uri.getScheme() + "://" + uri.getHost() + port + path;
  }

  /// Whether an answer from there is one of what was asked: the same path and query of the same
  /// service, or of the same host's usual port for TLS.
  static boolean samePlace(URI asked, URI answered) {
    var secured =
        "http".equalsIgnoreCase(asked.getScheme())
            && port(asked) == 80
            && "https".equalsIgnoreCase(answered.getScheme())
            && port(answered) == 443
            && asked.getHost().equalsIgnoreCase(answered.getHost());
    return (secured || sameOrigin(asked, answered)) && samePage(asked, answered);
  }

  /// The same path with the same query: in many a shop window the query alone names the page.
  private static boolean samePage(URI asked, URI answered) {
    return path(asked).equals(path(answered))
        && Objects.equals(asked.getRawQuery(), answered.getRawQuery());
  }

  /// Where it came from, for people who asked somewhere else.
  static String from(URI asked, URI answered) {
    var other = path(asked).equals(path(answered)) && !samePage(asked, answered);
    return bare(answered) + (other ? " with another query" : "");
  }

  private static String path(URI uri) {
    var path = uri.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  static ProblemException refused(String code, String what) {
    return new ProblemException(
        Problem.of(code, what, "nothing was sent", "correct the plan or the endpoint override"));
  }

  @Override
  public String toString() {
    return stated.equals(real) ? stated.toString() : stated + " (sent to " + real + ")";
  }
}
