package dev.holdfast.connector.process;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs SQL: `psql.query` in a session that cannot write, `psql.run` in one transaction that can.
record PsqlAction(ActionSpec spec, Crew crew) implements Action {
  static final String CHILD = "psql";

  private static final String OWN_COMMANDS =
      "the SQL has commands of psql's own (\\c, \\copy, \\!): they can reach another server or a program, with the same password";

  private static final Duration LIMIT = Duration.ofHours(12);

  @Override
  public Preview preview(Call call) {
    var command = PsqlCommand.of(call, PsqlCommand.sql(call));
    crew.ready(call, CHILD);
    var request = new LinkedHashMap<String, Object>();
    var server = command.server();
    request.put("server", server.host() + ":" + server.port());
    request.put("database", server.database());
    request.put("user", server.user());
    request.put("sslmode", server.sslMode());
    request.put("sql", call.around().redactor().redact(command.sql()));
    request.put("sha256", hash(command));
    request.put("variables", new LinkedHashMap<>(command.variables()));
    var facts = Map.of("server", server.toString(), "sql", "sha256 " + hash(command));
    var plain = !spec.effect().changes() || PlainSql.plain(command.sql(), command.variables());
    return new Preview(
        (spec.effect().changes() ? "Runs SQL on " : "Queries ") + server,
        request,
        facts,
        facts,
        spec.effect().changes()
            ? "what the SQL touches in " + server.database() + ", in one transaction"
            : "nothing",
        server.database(),
        Optional.empty(),
        false,
        plain ? List.of() : List.of(OWN_COMMANDS));
  }

  private static String hash(PsqlCommand command) {
    return ScriptFile.sha256(command.sql().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    try {
      var command = PsqlCommand.of(call, PsqlCommand.sql(call));
      var shown = String.valueOf(preview.request().get("sha256"));
      // A read is not shown to anyone before it runs.
      if (spec.effect().changes() && !hash(command).equals(shown)) {
        return new Outcome.Refused(
            Problem.of(
                "psql.changed",
                "the SQL is not the one that was shown",
                "it has changed since, so nothing was run",
                "look at it and confirm again"));
      }
      if (call.watch().cancelled()) return ChildOutcome.cancelledBefore();
      var trace = crew.ready(call, CHILD);
      if (!spec.effect().changes()) {
        trace.delete();
        trace = crew.ready(call, CHILD);
      }
      if (trace.mayHaveStarted()) return ChildOutcome.startedBefore(trace);
      var access =
          spec.effect().changes() ? PsqlCommand.Access.READ_WRITE : PsqlCommand.Access.READ_ONLY;
      var end =
          command
              .child(call, trace, access, LIMIT)
              .run(trace, call.watch(), call.around().clock(), call.around().redactor());
      return outcome(call, command, end, trace);
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    }
  }

  // psql(1), Exit Status: 2 = the connection went bad, 3 = an error in a script that stops at
  // errors. An error rolls the one transaction back; a connection lost on the way tells nothing.
  private Outcome outcome(Call call, PsqlCommand command, Child.End end, Trace trace) {
    if (!(end instanceof Child.End.Exited(var code, var _))) {
      return ChildOutcome.of(spec.effect(), "psql", end, trace, call, crew);
    }
    if (code == 0) {
      crew.settled(trace);
      var result = Remains.take(trace, call.around().redactor()).outputs();
      return new Outcome.Done(
          "psql on " + command.server() + " returned " + result.get("rows") + " rows", result);
    }
    var said = Remains.take(trace, call.around().redactor()).lastLines();
    if (code == 3 && !commits(command.sql()) && !said.contains("server closed the connection")) {
      return new Outcome.Refused(
          Problem.of(
              "psql.rolled-back",
              "the SQL failed on " + command.server() + ": " + said,
              "its one transaction was rolled back",
              "correct the SQL or the data and try again"));
    }
    if (code == 2 && said.contains("connection to server") && said.contains("failed")) {
      return new Outcome.Refused(
          Problem.of(
              "psql.no-connection",
              "no session on " + command.server() + ": " + said,
              "nothing was run",
              "check host, port, user, password and network"));
    }
    return ChildOutcome.of(spec.effect(), "psql on " + command.server(), end, trace, call, crew);
  }

  // SQL that ends the transaction itself, or what cannot be rolled back
  private static boolean commits(String sql) {
    return sql.toLowerCase(java.util.Locale.ROOT)
        .matches(
            "(?s).*\\b(commit|end|dblink\\w*|\\\\connect|\\\\c|\\\\!|\\\\copy)\\b.*|(?s).*\\\\!.*");
  }

  @Override
  public Optional<String> atWork(Call call) {
    return trace(call).working(call.around().clock().boot());
  }

  @Override
  public Optional<Outcome> attend(Call call, Preview preview) {
    var trace = trace(call);
    var command = PsqlCommand.of(call, PsqlCommand.sql(call));
    return Optional.of(outcome(call, command, Attending.await(trace, call), trace));
  }

  private static Trace trace(Call call) {
    return Trace.of(call.around(), call.key(), CHILD);
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    return ChildOutcome.probe(trace(call), call, crew);
  }
}
