package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.CredentialUse.Sent;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
      password(call, place.target().credential(), server, Sent.BY_ITSELF, file);
    }
    env.put("PGPASSFILE", passwordFile(call, file.toByteArray(), folder).toString());
    env.put("PGCONNECT_TIMEOUT", "10");
    return env;
  }

  /// Writes the password file; where the vault had none, the user's own file is read.
  static Path passwordFile(Call call, byte[] own, Path folder) throws IOException {
    return passwordFile(call, own, folder, Laptop.here());
  }

  static Path passwordFile(Call call, byte[] own, Path folder, Laptop laptop) throws IOException {
    var all = new ByteArrayOutputStream();
    all.writeBytes(own);
    if (own.length == 0) {
      laptop.learnPasswords(call.around().redactor());
      all.writeBytes(laptop.passwords());
    }
    var file = folder.resolve("pgpass");
    Trace.privateFile(file, all.toByteArray());
    return file;
  }

  /// Adds the line of one server; any database and user on it.
  ///
  /// @param sent whether nothing but that server can get it
  static void password(
      Call call,
      @Nullable String credential,
      PsqlServer server,
      Sent sent,
      ByteArrayOutputStream file) {
    if (credential == null) return;
    var found = find(call.around(), credential, server, call.step(), sent);
    if (found.isEmpty()) return;
    try (var grant = found.get()) {
      var password = grant.part("password").orElseThrow(() -> missing(credential, "password"));
      var written = line(server, password, file);
      if (written.length != password.length()) {
        // What stands in the file is another text then, and has to be known as well.
        try (var other = Secret.copyOf(written)) {
          call.around().redactor().learn(credential + ".password", other);
        }
      }
      Arrays.fill(written, (byte) 0);
    }
  }

  /// Adds one line.
  ///
  /// @return the password as it stands there
  static byte[] line(PsqlServer server, Secret password, ByteArrayOutputStream file) {
    file.writeBytes(
        (server.host().replace(":", "\\:") + ":" + server.port() + ":*:*:")
            .getBytes(StandardCharsets.UTF_8));
    var written = escaped(password);
    file.writeBytes(written);
    file.write('\n');
    return written;
  }

  private static Optional<Grant> find(
      Surroundings around, String credential, PsqlServer server, String step, Sent sent) {
    var how =
        switch (sent) {
          case THERE -> "password file of psql";
          case BY_ITSELF -> "password file of psql, for what may go elsewhere by itself";
        };
    var use = new CredentialUse(step, server.toString(), how, server.destination(), sent);
    return around.credentials().find(credential, use);
  }

  /// Which password it will be, in words.
  static String words(
      Surroundings around, @Nullable String credential, PsqlServer server, String step) {
    var entry =
        credential == null
            ? Optional.<Grant>empty()
            : find(around, credential, server, step, Sent.THERE);
    entry.ifPresent(Grant::close);
    return entry.isPresent() ? "vault entry " + credential : "the user's password file";
  }

  private static byte[] escaped(Secret password) {
    var line = new ByteArrayOutputStream();
    password.use(
        bytes -> {
          for (var b : bytes) {
            if (b == ':' || b == '\\') line.write('\\');
            line.write(b);
          }
          return true;
        });
    return line.toByteArray();
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
