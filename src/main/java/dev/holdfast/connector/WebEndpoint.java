package dev.holdfast.connector;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// What an endpoint must be for a connector that speaks HTTP.
public final class WebEndpoint {
  /// How to write one.
  public static final String FORM = "http://HOST:PORT or https://HOST";

  private static final int LAST_PORT = 65_535;

  private WebEndpoint() {}

  /// Says what is wrong with it: `it begins with foo://, not with http:// or https://`.
  public static Optional<String> wrong(String text) {
    if (!text.contains("://")) return Optional.of("it does not begin with http:// or https://");
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException broken) {
      return Optional.of("it is no address: " + broken.getReason());
    }
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("it begins with %s://, not with http:// or https://".formatted(scheme));
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("it holds a user name; a credential has no place in an address");
    }
    if (uri.getHost() == null) return Optional.of("it names no host, or a port that is no number");
    if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
      return Optional.of("there is no port %d".formatted(uri.getPort()));
    }
    return uri.getRawQuery() != null || uri.getRawFragment() != null
        ? Optional.of("it has more than a host, a port and a path")
        : Optional.empty();
  }
}
