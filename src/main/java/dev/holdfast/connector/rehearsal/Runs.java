package dev.holdfast.connector.rehearsal;

import dev.holdfast.kernel.Cron;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the runs of a schedule left behind: an object with `runs: CRON` was made by the newest of
/// them, with `back: 2` by the third newest, and with `last: 8` there is one of each of the latest
/// eight. `YYYYMMDD_HHMMSS` in its name becomes the time of the run.
final class Runs {
  private static final String STAMP = "YYYYMMDD_HHMMSS";
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

  /// A run takes this long until its object is there.
  private static final Duration TAKES = Duration.ofMinutes(4);

  private Runs() {}

  static List<Map<String, Object>> of(Map<String, Object> object, Instant now) {
    var schedule = Cron.parse(Json.text(object.get("runs")));
    if (schedule.isEmpty()) return List.of(object);
    var back = (int) Json.number(object.get("back"), 0);
    var last = (int) Json.number(object.get("last"), 1);
    var runs = schedule.get().runs(now.minus(TAKES), back + last);
    var all = new ArrayList<Map<String, Object>>();
    for (var run : runs.subList(Math.min(back, runs.size()), runs.size())) {
      all.add(at(object, run.plus(TAKES)));
    }
    return all;
  }

  private static Map<String, Object> at(Map<String, Object> object, Instant at) {
    var one = new TreeMap<String, Object>(object);
    List.of("runs", "back", "last").forEach(one::remove);
    one.put("time", at.toString());
    for (var key : List.of("name", "key")) {
      if (one.get(key) instanceof String text) one.put(key, text.replace(STAMP, FORM.format(at)));
    }
    return one;
  }
}
