package dev.holdfast.ui.record;

import dev.holdfast.incident.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The lines of the record that hold every word looked for, newest first.
final class RecordModel {
  private RecordModel() {}

  static List<Snapshot.TimelineLine> lines(Snapshot run, String query) {
    var words =
        Arrays.stream(query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    return run.timeline().reversed().stream().filter(line -> holds(line, words)).toList();
  }

  private static boolean holds(Snapshot.TimelineLine line, List<String> words) {
    var text =
        (line.text() + " " + line.step() + " " + line.type() + " " + line.by())
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
