package dev.holdfast.connector.process;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Which PostgreSQL server answers. A restored copy keeps the system identifier, so timeline, data
/// directory and role are shown beside it.
final class PsqlIdentity {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  // one line a fact; what the user may not read is said instead of failing the rest
  private static final String SQL =
      """
      select 'database', current_database()
      union all select 'role', case when pg_is_in_recovery() then 'standby' else 'primary' end
      union all select 'data directory',
        case when pg_has_role(current_user, 'pg_read_all_settings', 'member')
          then current_setting('data_directory') else 'not readable by this user' end;
      select 'system identifier', system_identifier::text from pg_control_system();
      select 'timeline', timeline_id::text from pg_control_checkpoint();
      """;

  private PsqlIdentity() {}

  static Identity read(Place place, Surroundings around, Crew crew) {
    var call =
        new Call(
            "",
            "identity",
            1,
            "identity-" + UUID.randomUUID(),
            Optional.of(place),
            new Args(Map.of()),
            around,
            Call.Watch.SILENT);
    var lines = new ArrayList<Identity.Line>();
    var stated = place.target().credential();
    var credential = "none";
    Trace trace = null;
    try {
      var server = PsqlServer.of(place);
      credential = PsqlFiles.words(around, stated, server, call.step());
      lines.add(address(place, server));
      trace = crew.ready(call, "psql");
      var child = PsqlCommand.of(call, SQL).child(call, trace, PsqlCommand.Access.READ_ONLY, LIMIT);
      var end = child.run(trace, call.watch(), around.clock(), around.redactor());
      var spill = new Spill(around.redactor());
      for (var line : spill.tail(trace.out(), 4000).lines().toList()) {
        var parts = line.split("\t", 2);
        if (parts.length == 2) lines.add(line(place, parts[0], parts[1]));
      }
      if (!(end instanceof Child.End.Exited(var code, var _)) || code != 0) {
        return identity(
            Identity.Verdict.UNREADABLE, lines, credential, spill.lastLines(trace), around);
      }
      return judged(place, lines, credential, around);
    } catch (ProblemException e) {
      return identity(Identity.Verdict.UNREADABLE, lines, credential, e.problem().what(), around);
    } finally {
      if (trace != null) trace.delete();
    }
  }

  private static Identity judged(
      Place place, List<Identity.Line> lines, String credential, Surroundings around) {
    // the address differs by an endpoint override that the person gave; it is shown, not judged
    var differs = lines.stream().skip(1).anyMatch(line -> !line.same());
    if (differs) {
      return identity(
          Identity.Verdict.DIFFERENT, lines, credential, "it is another server", around);
    }
    return place.setting("system-identifier").isEmpty()
        ? identity(
            Identity.Verdict.SAME,
            lines,
            credential,
            "the plan states no system-identifier",
            around)
        : identity(Identity.Verdict.SAME, lines, credential, "", around);
  }

  private static Identity.Line address(Place place, PsqlServer server) {
    var is = server.host() + ":" + server.port();
    var says =
        place.setting("host").map(h -> h + ":" + place.setting("port").orElse("5432")).orElse(is);
    return new Identity.Line("address", says, is);
  }

  // a setting of the plan with the fact's name is what the plan says
  private static Identity.Line line(Place place, String label, String is) {
    return new Identity.Line(label, place.setting(label.replace(' ', '-')).orElse(is), is);
  }

  private static Identity identity(
      Identity.Verdict verdict,
      List<Identity.Line> lines,
      String credential,
      String why,
      Surroundings around) {
    return new Identity(verdict, lines, credential, why, around.clock().now());
  }
}
