package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The whole environment of a child: what every child gets, and what it is told about the targets
/// that its step names. Secrets are never in it; it names the 0600 files that hold them.
final class ChildEnvironment {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  // what makes a loader or shell run something else than the script that was shown
  private static final Pattern FORBIDDEN =
      Pattern.compile("LD_.*|DYLD_.*|BASH_ENV|ENV|BASH_FUNC.*|IFS|PATH|SHELLOPTS|PS4|HOLDFAST_.*");

  private final Map<String, String> values = new TreeMap<>();

  /// @param folder the child's own folder: its HOME
  ChildEnvironment(Call call, Path folder) throws IOException {
    var home = folder.resolve("home");
    var temporary = folder.resolve("tmp");
    Trace.privateFolder(home);
    Trace.privateFolder(temporary);
    values.put("PATH", Tools.path());
    values.put("HOME", home.toString());
    values.put("TMPDIR", temporary.toString());
    values.put("LANG", "C.UTF-8");
    // python would write beside the plan's scripts, and the plan of a run must stay what it was
    values.put("PYTHONDONTWRITEBYTECODE", "1");
    values.put("HOLDFAST_PLAN", call.around().planFolder().toAbsolutePath().toString());
    values.put("HOLDFAST_INCIDENT", call.incident());
    values.put("HOLDFAST_STEP", call.step());
    values.put("HOLDFAST_KEY", call.key());
  }

  Map<String, String> values() {
    return values;
  }

  ChildEnvironment put(String name, String value) {
    values.put(name, value);
    return this;
  }

  /// The variables that the plan's step states.
  ChildEnvironment stated(Map<String, Object> env) {
    env.forEach((name, value) -> values.put(name, String.valueOf(value)));
    return this;
  }

  /// Refuses names that change what runs, and secrets.
  static void check(Map<String, Object> env) {
    env.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches() || FORBIDDEN.matcher(name).matches()) {
            throw new ProblemException(
                Problem.of(
                    "process.env",
                    "the environment variable '" + name + "' is not allowed",
                    "it could make something else run than what is shown",
                    "leave it out, or set it inside the script"));
          }
          if (value instanceof Secret) {
            throw new ProblemException(
                Problem.of(
                    "process.secret",
                    "the environment variable '" + name + "' would hold a secret",
                    "anyone on this laptop can read a process's environment",
                    "hand it over as 'stdin'"));
          }
        });
  }

  /// The places that a step names, each known and allowed.
  static List<Place> places(Call call, List<String> ids, Reach reach) {
    var found = new ArrayList<Place>();
    for (var id : ids) {
      var place = call.around().places().get(id);
      if (place == null) {
        throw new ProblemException(
            Problem.of(
                "process.unknown-target",
                "the step names the target '" + id + "', which the plan does not have",
                "the child would not know where to go",
                "correct the step's targets"));
      }
      allowed(place, reach);
      found.add(place);
    }
    return found;
  }

  /// Refuses a place without an override where only overrides may be reached.
  static void allowed(Place place, Reach reach) {
    if (reach == Reach.OVERRIDES_ONLY && place.endpoint().isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "process.no-override",
              "target '" + place.id() + "' has no endpoint override, so nothing was started",
              "this run may only reach overridden endpoints",
              "give --endpoint " + place.id() + "=URL"));
    }
  }

  /// Says where the targets are, and writes what it takes to get in.
  ChildEnvironment targets(Call call, List<Place> places, Path folder) throws IOException {
    for (var place : places) {
      var suffix = "_" + place.id().toUpperCase(Locale.ROOT).replace('-', '_');
      place
          .target()
          .settings()
          .forEach(
              (name, value) -> {
                if (value instanceof String || value instanceof Number) {
                  var upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
                  values.put("HOLDFAST_" + upper + suffix, String.valueOf(value));
                }
              });
      place.endpoint().ifPresent(url -> values.put("HOLDFAST_ENDPOINT" + suffix, url));
    }
    values.putAll(AwsFiles.write(call, of(places, "aws"), folder));
    values.putAll(PsqlFiles.write(call, of(places, "psql"), folder));
    values.putAll(SecretFiles.write(call, others(call, places), folder));
    return this;
  }

  /// Places whose credential no tool looks for by itself, the step's own among them.
  private static List<Place> others(Call call, List<Place> places) {
    var all = new LinkedHashSet<Place>();
    call.place().filter(own -> own.target().connector().equals("process")).ifPresent(all::add);
    for (var place : places) {
      if (!Set.of("aws", "psql").contains(place.target().connector())) all.add(place);
    }
    return List.copyOf(all);
  }

  private static List<Place> of(List<Place> places, String connector) {
    return places.stream().filter(p -> p.target().connector().equals(connector)).toList();
  }
}
