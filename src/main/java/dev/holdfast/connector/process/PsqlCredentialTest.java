package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.Destination;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Signs in to PostgreSQL with `psql` and lets the server say who it is; the password goes by a
/// password file.
final class PsqlCredentialTest implements CredentialTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String SQL = "select current_user || ' in ' || current_database();\n";
  private static final int MOST = 4000;

  @Override
  public Set<String> types() {
    return Set.of("database");
  }

  @Override
  public Tried attempt(Sample sample, Means means) {
    var url = sample.text("url").orElse("");
    if (url.isEmpty() && means.endpoint().isEmpty()) {
      return new Tried.NotShown(
          "", "the entry has no url such as postgresql://HOST:5432/DATABASE, so nothing was asked");
    }
    try {
      var server = server(sample, url, means.endpoint());
      if (!server.asked()) {
        return new Tried.NotShown("", "only PostgreSQL is tried, not " + url);
      }
      return signIn(sample, server.at(), means);
    } catch (ProblemException e) {
      return new Tried.Fails(e.problem());
    } catch (IOException e) {
      return new Tried.NotShown("", "psql could not be started: " + e.getMessage());
    }
  }

  @Override
  public Destination destination(Sample sample, Optional<String> endpoint) {
    var url = sample.text("url").orElse("");
    if (url.isEmpty() && endpoint.isEmpty()) return Destination.NOWHERE;
    var asked = server(sample, url, endpoint);
    if (!asked.asked()) return Destination.NOWHERE;
    var own = !url.isEmpty() && server(sample, url, Optional.empty()).at().equals(asked.at());
    var at = asked.at();
    return new Destination(
        "postgresql://%s:%d/%s?sslmode=%s"
            .formatted(at.host(), at.port(), at.database(), at.sslMode()),
        own ? Destination.Whose.OWN : Destination.Whose.ELSEWHERE,
        at.way());
  }

  private record Asked(boolean asked, PsqlServer at) {}

  /// An entry's url as a target would state it.
  private static Asked server(Sample sample, String url, Optional<String> endpoint) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("user", sample.text("user").orElse("postgres"));
    boolean postgres = true;
    if (!url.isEmpty()) {
      var uri = uri(sample.name(), url.contains("://") ? url : "postgresql://" + url);
      postgres = uri.getScheme().matches("postgres(ql)?");
      if (uri.getHost() != null) settings.put("host", uri.getHost());
      if (uri.getPort() > 0) settings.put("port", String.valueOf(uri.getPort()));
      var database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
      if (!database.isEmpty()) settings.put("database", database);
      parameter(uri, "sslmode").ifPresent(mode -> settings.put("sslmode", mode));
    }
    settings.putIfAbsent("host", "localhost");
    var target =
        new Target(
            sample.name(),
            null,
            "psql",
            null,
            null,
            settings,
            List.of(),
            new Position(sample.name(), 1, 1));
    return new Asked(postgres, PsqlServer.of(new Place(target, endpoint)));
  }

  private static Optional<String> parameter(URI uri, String name) {
    var query = uri.getRawQuery();
    if (query == null) return Optional.empty();
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  private static URI uri(String name, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(
              "psql.url",
              "The url of %s is no address".formatted(name),
              "nothing was asked",
              "write it as postgresql://HOST:5432/DATABASE"),
          e);
    }
  }

  private static Tried signIn(Sample sample, PsqlServer server, Means means) throws IOException {
    var trace = new Trace(means.folder().resolve("psql"));
    trace.prepare("test");
    try {
      var child = child(sample, server, trace);
      var end = child.run(trace, Call.Watch.SILENT, means.clock());
      return switch (end) {
        case Child.End.Exited(var code, _) when code == 0 ->
            new Tried.Works("%s says %s".formatted(server, said(trace.out())));
        case Child.End.Exited _ -> refused(sample, said(trace.err()));
        case Child.End.Stopped(var why, _, _) -> new Tried.NotShown("", server + ": " + why);
        case Child.End.NotStarted(var problem) -> new Tried.Fails(problem);
      };
    } finally {
      trace.delete();
    }
  }

  /// Only a server that answers can refuse: what could not be reached says nothing of a password.
  private static Tried refused(Sample sample, String said) {
    if (!said.contains("FATAL") && !said.contains("fe_sendauth")) {
      return new Tried.NotShown("", said);
    }
    return new Tried.Fails(
        Problem.of(
            "credential.refused",
            "The database does not take %s: %s".formatted(sample.name(), said),
            "it would not work in a disaster either",
            "set the password in the database, then 'holdfast vault rotate'"));
  }

  private static Child child(Sample sample, PsqlServer server, Trace trace) throws IOException {
    var password = sample.secret("password");
    var line = new ByteArrayOutputStream();
    password.ifPresent(secret -> PsqlFiles.line(server, secret, line));
    var file = trace.file("pgpass");
    Trace.privateFile(file, line.toByteArray());
    var env =
        Map.of(
            "PATH", Tools.path(),
            "HOME", trace.folder().toString(),
            "LANG", "C.UTF-8",
            "PGPASSFILE", file.toString(),
            "PGSSLMODE", server.sslMode(),
            "PGCONNECT_TIMEOUT", "10",
            "PGAPPNAME", "holdfast",
            "PGCLIENTENCODING", "UTF8",
            "PGOPTIONS", "-c default_transaction_read_only=on");
    var argv =
        List.of(
            Tools.need("psql").toString(),
            "-X",
            "-w",
            "-A",
            "-t",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            server.connection(),
            "-f",
            "-");
    var sql = Secret.copyOf(SQL.getBytes(StandardCharsets.UTF_8));
    return new Child(argv, env, trace.folder(), sql, LIMIT);
  }

  private static String said(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8)
          .replaceAll("password retrieved from file \".*\"", "")
          .strip()
          .replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
