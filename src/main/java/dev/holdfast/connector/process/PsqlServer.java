package dev.holdfast.connector.process;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a database is and how it is spoken to. The endpoint override beats the step's host and
/// port, which beat the target's. An endpoint may end in `?sslmode=disable` (or another mode): a
/// server on this laptop seldom has the certificate that the plan asks of the real one.
record PsqlServer(String host, long port, String database, String user, String sslMode) {
  private static final Pattern SSL_MODE = Pattern.compile("[?&]sslmode=([a-z-]+)");

  static final String FORM = "HOST:PORT or postgresql://HOST:PORT, with ?sslmode=MODE if need be";

  private static final Pattern ENDPOINT =
      Pattern.compile(
          "((postgres|postgresql)://)?(?<host>[^\\s:/?#@\\[\\]]+|\\[[0-9a-fA-F:.]+\\])"
              + "(:(?<port>[0-9]{1,6}))?/?(\\?sslmode=(?<mode>[a-z-]+))?");
  private static final Set<String> MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final int LAST_PORT = 65_535;

  /// What is wrong with an endpoint.
  static Optional<String> wrong(String endpoint) {
    var found = ENDPOINT.matcher(endpoint);
    if (!found.matches()) {
      return Optional.of(
          endpoint.contains("@")
              ? "it holds a user name; the user stands on the target, the password elsewhere"
              : "it is no address of a PostgreSQL server");
    }
    var port = found.group("port");
    if (port != null && (Long.parseLong(port) < 1 || Long.parseLong(port) > LAST_PORT)) {
      return Optional.of("there is no port " + port);
    }
    var mode = found.group("mode");
    return mode == null || MODES.contains(mode)
        ? Optional.empty()
        : Optional.of("psql knows no sslmode " + mode);
  }

  static PsqlServer of(Place place) {
    return of(place, new Args(Map.of()));
  }

  static PsqlServer of(Place place, Args args) {
    var host = args.textOr("host", place.setting("host").orElse(""));
    var port =
        number(args.find("port").map(String::valueOf).orElse(place.setting("port").orElse("5432")));
    var mode = place.setting("sslmode").orElse("");
    if (place.endpoint().isPresent()) {
      var said = SSL_MODE.matcher(place.endpoint().get());
      if (said.find()) mode = said.group(1);
      var endpoint =
          place.endpoint().get().replaceFirst("^[a-z]+://", "").replaceFirst("[/?].*$", "");
      var colon = endpoint.lastIndexOf(':');
      if (colon > 0) port = number(endpoint.substring(colon + 1));
      host = colon > 0 ? endpoint.substring(0, colon) : endpoint;
    }
    if (host == null || host.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "psql.no-host",
              "target '" + place.id() + "' names no host",
              "psql would try the local socket",
              "set host on the target or in the step"));
    }
    var database = args.textOr("database", place.setting("database").orElse("postgres"));
    var user = place.setting("user").orElse("postgres");
    if (mode.isEmpty()) mode = loopback(host) ? "prefer" : "verify-full";
    return new PsqlServer(host, port, database == null ? "postgres" : database, user, mode);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.of("psql.port", "'" + text + "' is no port", "", "correct the port"), e);
    }
  }

  // a literal address or localhost: no name is looked up for it
  private static boolean loopback(String host) {
    if (host.equals("localhost")) return true;
    if (!host.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*")) return false;
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
