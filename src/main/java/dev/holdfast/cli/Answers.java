package dev.holdfast.cli;

import dev.holdfast.incident.Need;
import dev.holdfast.runbook.Confirmation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The commands that answer a need, ready to be copied into a shell. Words in capitals are to be
/// replaced.
final class Answers {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");
  private static final String BECAUSE = " --because '" + Placeholders.WHY + "'";

  private final String incident;
  private final String home;

  /// @param home as it was given with `--home`; null when it was not
  Answers(String incident, @Nullable Path home) {
    this.incident = quote(incident);
    this.home = home == null ? "" : " --home " + quote(home.toString());
  }

  /// Says that a message to people was sent.
  String sent(String update) {
    return "holdfast update " + incident + " " + quote(update) + home;
  }

  List<String> lines(Need need) {
    var step = need.step();
    return switch (need.kind()) {
      case ANSWER ->
          need.choices().contains("yes")
              ? need.choices().stream()
                  .map(word -> resume("--answer " + quote(step + "=" + word + mark(need))))
                  .toList()
              : List.of(resume("--answer " + quote(step + "=" + Placeholders.ANSWER + mark(need))));
      case CONFIRM ->
          need.place()
              ? List.of(
                  resume("--look " + quote(step)),
                  resume("--accept-target " + quote(need.name()) + BECAUSE))
              : List.of(resume("--confirm " + quote(step + "=" + shown(need))));
      case APPROVE -> approvals(need);
      case DECIDE ->
          need.choices().stream()
              .map(branch -> resume("--decide " + quote(step + "=" + branch + mark(need))))
              .toList();
      case RETRY -> failed(need);
      case RESOLVE ->
          List.of(
              resume("--resolve " + quote(step + "=done") + BECAUSE) + leads(need, "done"),
              resume("--resolve " + quote(step + "=not-done") + BECAUSE) + leads(need, "not-done"),
              resume("--look " + quote(step)));
      case TICK -> ticks(need);
      case ONLINE -> List.of("holdfast online " + incident + home);
      case UNLOCK ->
          List.of(
              resume("--passphrase-fd 3") + " 3< FILE",
              resume("--no-vault") + " # other credentials");
      case INPUT ->
          List.of(
              need.secret()
                  ? resume("--secret-fd 3") + " 3< FILE"
                  : resume("--input " + quote(step + "=" + Placeholders.VALUE)));
    };
  }

  /// Where the word of the command alone would be read as that of something else.
  private static String leads(Need need, String choice) {
    var way = need.ways().get(choice);
    return way == null ? "" : " # " + way;
  }

  /// The name of what is touched, with what says which showing of it this command goes with.
  private static String shown(Need need) {
    return need.name() + mark(need);
  }

  private static String mark(Need need) {
    return need.shown().isEmpty() ? "" : Confirmation.MARK + need.shown();
  }

  private List<String> approvals(Need need) {
    var approve =
        resume("--approve " + quote(need.step() + Confirmation.MARK + need.shown()))
            + " --by '"
            + Placeholders.NAME
            + "'";
    if (need.roles().isEmpty()) return List.of(approve);
    return need.roles().stream().map(role -> approve + " --as " + quote(role)).toList();
  }

  private List<String> failed(Need need) {
    var lines = new ArrayList<String>();
    var step = quote(need.step());
    for (var reading : need.readings()) lines.add(retry(reading) + " # reads it again first");
    for (var choice : need.choices()) {
      switch (choice) {
        case "retry" -> lines.add(retry(need.step()));
        case "skip" -> lines.add(resume("--skip " + step + BECAUSE));
        case "undo" -> lines.add("holdfast undo " + incident + " " + step + home);
        case "stop" -> lines.add("holdfast stop " + incident + home);
        default -> throw new IllegalStateException("no command for " + choice);
      }
    }
    return lines;
  }

  private List<String> ticks(Need need) {
    var lines = new ArrayList<String>();
    var tick = "holdfast tick " + incident + " ";
    var item = quote(need.step());
    for (var choice : need.choices()) {
      switch (choice) {
        case "value" -> lines.add(tick + quote(need.step() + "=" + Placeholders.SEEN) + home);
        case "override" -> lines.add(tick + item + " --override" + BECAUSE + home);
        case "not-applicable" -> lines.add(tick + item + " --not-applicable" + BECAUSE + home);
        default -> throw new IllegalStateException("no command for " + choice);
      }
    }
    return lines;
  }

  /// Tries a failed step again.
  String retry(String step) {
    return resume("--retry " + quote(step));
  }

  /// Takes the run up where it stood.
  String goOn() {
    return "holdfast resume " + incident + home;
  }

  private String resume(String rest) {
    return "holdfast resume " + incident + " " + rest + home;
  }

  static String quote(String word) {
    return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
