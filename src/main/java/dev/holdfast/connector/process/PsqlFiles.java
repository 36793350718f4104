package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the passwords of databases into a 0600 password file (PostgreSQL's `.pgpass` form), and
/// says where the databases are.
final class PsqlFiles {
  private PsqlFiles() {}

  /// Writes the file and returns the variables that lead to it and to the servers.
  static Map<String, String> write(Call call, List<Place> places, Path folder) throws IOException {
    if (places.isEmpty()) return Map.of();
    var env = new TreeMap<String, String>();
    var file = new ByteArrayOutputStream();
    for (var place : places) {
      var server = PsqlServer.of(place);
      var suffix = "_" + place.id().toUpperCase(Locale.ROOT).replace('-', '_');
      env.put("HOLDFAST_HOST" + suffix, server.host());
      env.put("HOLDFAST_PORT" + suffix, Long.toString(server.port()));
      env.putIfAbsent("PGSSLMODE", server.sslMode());
      password(call, place.target().credential(), server, file);
    }
    env.put("PGPASSFILE", passwordFile(file.toByteArray(), folder).toString());
    env.put("PGCONNECT_TIMEOUT", "10");
    return env;
  }

  /// Writes the password file; where the vault had none, the user's own file is read.
  static Path passwordFile(byte[] own, Path folder) throws IOException {
    var all = new ByteArrayOutputStream();
    all.writeBytes(own);
    var stated = System.getenv("PGPASSFILE");
    var users =
        stated != null ? Path.of(stated) : Path.of(System.getProperty("user.home"), ".pgpass");
    if (own.length == 0 && Files.isReadable(users)) all.writeBytes(Files.readAllBytes(users));
    var file = folder.resolve("pgpass");
    Trace.privateFile(file, all.toByteArray());
    return file;
  }

  /// Adds the line of one server; any database and user on it.
  static void password(
      Call call, @Nullable String credential, PsqlServer server, ByteArrayOutputStream file) {
    if (credential == null) return;
    call.around()
        .credentials()
        .find(credential, AwsFiles.usedBy(call))
        .ifPresent(
            entry -> {
              var password = entry.get("password");
              if (password == null) throw missing(credential, "password");
              line(server, password, file);
            });
  }

  static void line(PsqlServer server, Secret password, ByteArrayOutputStream file) {
    file.writeBytes(
        (server.host().replace(":", "\\:") + ":" + server.port() + ":*:*:")
            .getBytes(StandardCharsets.UTF_8));
    escaped(password, file);
    file.write('\n');
  }

  private static void escaped(Secret password, ByteArrayOutputStream file) {
    password.use(
        bytes -> {
          for (var b : bytes) {
            if (b == ':' || b == '\\') file.write('\\');
            file.write(b);
          }
          return true;
        });
  }

  static ProblemException missing(String credential, String part) {
    return new ProblemException(
        Problem.of(
            "process.credential",
            "the credential '" + credential + "' has no '" + part + "'",
            "the child could not sign in with it",
            "add it to the entry in the vault"));
  }
}
