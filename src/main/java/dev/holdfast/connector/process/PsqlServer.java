package dev.holdfast.connector.process;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Connector.Misled;
import dev.holdfast.connector.Destination;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
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
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\\\]+");
  private static final Pattern URL = Pattern.compile("(?i)^\\s*postgres(ql)?://");
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_.%:-]+|\\[[0-9a-fA-F:.%]+\\]");
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

  /// Why a value cannot stand there. `psql` and its library take a database name with `=` or a
  /// scheme for a whole connection string, and a list of hosts one after the other: either leads
  /// elsewhere than the address that was judged and is on record.
  static Optional<Misled> unusable(String setting, String value) {
    return switch (setting) {
      case "database" ->
          NAME.matcher(value).matches() && !URL.matcher(value).find() && !value.contains("=")
              ? Optional.empty()
              : Optional.of(
                  new Misled(
                      "psql would take '%s' for more than the name of a database".formatted(value),
                      "a name without =, \\, :// and control characters"));
      case "user" ->
          NAME.matcher(value).matches()
              ? Optional.empty()
              : Optional.of(
                  new Misled(
                      "it is no name of a user", "a name without \\ and control characters"));
      case "host" ->
          value.isEmpty() || HOST.matcher(value).matches()
              ? Optional.empty()
              : Optional.of(
                  new Misled(
                      "'%s' is not one host".formatted(value), "one host name or one address"));
      case "sslmode" ->
          MODES.contains(value)
              ? Optional.empty()
              : Optional.of(
                  new Misled("psql knows no sslmode " + value, "verify-full or another mode"));
      default -> Optional.empty();
    };
  }

  private static String usable(Place place, String setting, String value) {
    unusable(setting, value)
        .ifPresent(
            why -> {
              throw new ProblemException(
                  Problem.of(
                      "psql." + setting,
                      "The %s of target '%s' cannot be used: %s"
                          .formatted(setting, place.id(), why.why()),
                      "its password could go to another server than the one that is named",
                      "write it as " + why.form()));
            });
    return value;
  }

  /// What `-d` gets: written here, each value in quotes, so that nothing in one of them is read as
  /// another setting and nothing of the surroundings fills in (libpq, "Keyword/Value Connection
  /// Strings").
  String connection() {
    return "host=%s port=%d user=%s dbname=%s sslmode=%s"
        .formatted(quoted(host), port, quoted(user), quoted(database), quoted(sslMode));
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
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
    if (mode.isEmpty()) mode = Destination.loopback(host) ? "prefer" : "verify-full";
    if (database == null) database = "postgres";
    return new PsqlServer(
        usable(place, "host", host),
        port,
        usable(place, "database", database),
        usable(place, "user", user),
        usable(place, "sslmode", mode));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.of("psql.port", "'" + text + "' is no port", "", "correct the port"), e);
    }
  }

  /// How a password gets there: only `verify-full` knows who answers.
  Destination.Way way() {
    if (Destination.loopback(host)) return Destination.Way.LOOPBACK;
    return sslMode.equals("verify-full") ? Destination.Way.SAFE : Destination.Way.OPEN;
  }

  /// Where the password goes, as the plan has it.
  Destination destination() {
    return new Destination(
        "postgresql://%s:%d".formatted(host, port), Destination.Whose.OWN, way());
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
