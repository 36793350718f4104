package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.CredentialUse.Sent;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One run of `psql`: the SQL goes to standard input, in one transaction that ends at the first
/// error.
record PsqlCommand(PsqlServer server, Place place, String sql, Map<String, Object> variables) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int LARGEST = 16 << 20;

  /// Whether the session may write.
  enum Access {
    READ_ONLY,
    READ_WRITE
  }

  static PsqlCommand of(Call call, String sql) {
    var place =
        call.place()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                            "psql.no-target",
                            "the step names no target",
                            "psql would use whatever database it finds",
                            "name a target of connector psql")));
    var variables = call.args().map("variables");
    variables.forEach(
        (name, value) -> {
          if (!VARIABLE.matcher(name).matches() || value instanceof Secret) {
            throw new ProblemException(
                Problem.of(
                    "psql.variable",
                    "the variable '" + name + "' cannot be handed to psql",
                    "names are letters, digits and _; arguments can be read by anyone here",
                    "rename it, or keep the secret out of the SQL"));
          }
        });
    return new PsqlCommand(PsqlServer.of(place, call.args()), place, sql, variables);
  }

  /// What the step states as `sql` or `file`: exactly one of them.
  static String sql(Call call) {
    var args = call.args();
    if (args.has("sql") == args.has("file")) {
      throw new ProblemException(
          Problem.of(
              "psql.sql",
              "the step must state either sql or file",
              "nothing was run",
              "state one"));
    }
    if (args.has("sql")) return args.text("sql");
    var path = ScriptFile.inside(call.around(), args.file("file"));
    try {
      if (Files.size(path) > LARGEST) throw ScriptFile.refused(path, "is larger than 16 MiB");
      return Files.readString(path);
    } catch (IOException e) {
      throw ScriptFile.refused(path, "cannot be read: " + e.getMessage());
    }
  }

  /// The child, with its password file written into the trace's folder.
  Child child(Call call, Trace trace, Access access, Duration limit) {
    if (access == Access.READ_ONLY) PlainSql.check(sql, variables);
    try {
      var env = new ChildEnvironment(call, trace.folder());
      var passwords = new ByteArrayOutputStream();
      // A command of psql's own can connect elsewhere, or run a program, with the same file.
      var sent = PlainSql.plain(sql, variables) ? Sent.THERE : Sent.BY_ITSELF;
      PsqlFiles.password(call, place.target().credential(), server, sent, passwords);
      env.put(
          "PGPASSFILE",
          PsqlFiles.passwordFile(call, passwords.toByteArray(), trace.folder()).toString());
      env.put("PGSSLMODE", server.sslMode());
      env.put("PGCONNECT_TIMEOUT", "10").put("PGAPPNAME", "holdfast");
      env.put("PGCLIENTENCODING", "UTF8");
      place.setting("ca").ifPresent(ca -> env.put("PGSSLROOTCERT", ca(call, ca)));
      if (access == Access.READ_ONLY) {
        env.put("PGOPTIONS", "-c default_transaction_read_only=on");
      }
      return new Child(argv(), env.values(), trace.folder(), text(sql + "\n"), limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> argv() {
    var argv = new ArrayList<String>();
    argv.add(Tools.need("psql").toString());
    argv.addAll(List.of("-X", "-w", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1"));
    argv.addAll(List.of("--single-transaction", "-F", "\t"));
    variables.forEach((name, value) -> argv.addAll(List.of("-v", name + "=" + value)));
    argv.addAll(List.of("-d", server.connection(), "-f", "-"));
    return argv;
  }

  private static String ca(Call call, String stated) {
    return call.around().planFolder().resolve(Path.of(stated)).toAbsolutePath().toString();
  }

  private static Secret text(String value) {
    return Secret.copyOf(value.getBytes(StandardCharsets.UTF_8));
  }

  /// The first value and the number of rows that it printed.
  static Map<String, Object> result(Redactor redactor, Trace trace) {
    var outputs = new LinkedHashMap<String, Object>();
    try (var lines = Files.lines(trace.out())) {
      var rows = lines.limit(1_000_000).toList();
      var first = rows.isEmpty() ? "" : rows.getFirst().split("\t", -1)[0];
      var value = first.length() > 4096 ? first.substring(0, 4096) : first;
      outputs.put("value", redactor.redact(value));
      outputs.put("rows", (long) rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outputs;
  }
}
