package dev.holdfast.ui.record;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Times;
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

  /// The day of a line that is the first of its day in the list, else empty: a run over midnight
  /// has the same times twice.
  static String day(List<Snapshot.TimelineLine> lines, int at) {
    if (at < 0 || at >= lines.size()) return "";
    var day = Times.day(lines.get(at).at());
    return at > 0 && day.equals(Times.day(lines.get(at - 1).at())) ? "" : day;
  }

  private static boolean holds(Snapshot.TimelineLine line, List<String> words) {
    var text =
        (line.text() + " " + line.step() + " " + line.type() + " " + line.by())
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
