package dev.holdfast.cli;

import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Updates;
import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What people are still to be told in a run, the most urgent first, each with its id.
final class MessageWords {
  private MessageWords() {}

  /// Nothing where nothing is owed; the last line says how one goes on record as sent.
  static List<String> lines(Snapshot run, Answers answers) {
    if (run.state() == RunState.CLOSED) return List.of();
    var now = run.clocks().now();
    var owed =
        run.messages().stream()
            .filter(one -> one.due() != null || one.sent() == null)
            .sorted(Comparator.comparing(MessageWords::due))
            .toList();
    if (owed.isEmpty()) return List.of();
    var lines = new ArrayList<String>();
    owed.forEach(one -> lines.add(line(one, now)));
    lines.add("    $ " + answers.sent(owed.getFirst().id()) + " # once it is sent");
    return lines;
  }

  static String line(Updates.Message one, Instant now) {
    var channels = one.channels().isEmpty() ? "" : " (" + String.join(", ", one.channels()) + ")";
    return "message %s to %s%s: %s".formatted(one.id(), one.audience(), channels, stands(one, now));
  }

  private static String stands(Updates.Message one, Instant now) {
    var at = one.due();
    if (at == null) return "not sent";
    var sent = one.sent() == null ? "never sent, " : "";
    return at.isAfter(now)
        ? sent + "due at " + at.truncatedTo(ChronoUnit.SECONDS)
        : sent
            + "overdue by "
            + Durations.words(Duration.between(at, now).truncatedTo(ChronoUnit.SECONDS));
  }

  /// One that goes out once has no time by which it is late: it comes after those that have.
  private static Instant due(Updates.Message one) {
    return Optional.ofNullable(one.due()).orElse(Instant.MAX);
  }
}
