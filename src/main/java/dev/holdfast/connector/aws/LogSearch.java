package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome.Done;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts the events of a log group that match a pattern.
final class LogSearch {
  private LogSearch() {}

  /// Beyond this many matches the exact number helps no one in an incident.
  private static final int ENOUGH = 10_000;

  static Done events(Call call, Site site) {
    var args = call.args();
    var first = Long.MAX_VALUE;
    var last = Long.MIN_VALUE;
    var matches = 0L;
    var pages =
        site.look()
            .logs()
            .filterLogEventsPaginator(
                ask ->
                    ask.logGroupName(args.text("log-group"))
                        .filterPattern(args.textOr("pattern", null))
                        .startTime(millis(call, "from"))
                        .endTime(millis(call, "to")));
    for (var event : pages.events()) {
      matches++;
      first = Math.min(first, event.timestamp());
      last = Math.max(last, event.timestamp());
      if (matches >= ENOUGH || call.watch().cancelled()) break;
    }
    var out = new HashMap<String, Object>();
    out.put("matches", matches);
    if (matches > 0) {
      out.put("first", Instant.ofEpochMilli(first));
      out.put("last", Instant.ofEpochMilli(last));
    }
    return new Done(matches + (matches >= ENOUGH ? " or more events" : " events") + " match", out);
  }

  private static @Nullable Long millis(Call call, String name) {
    return Optional.of(call.args())
        .filter(args -> args.has(name))
        .map(args -> args.instant(name).toEpochMilli())
        .orElse(null);
  }
}
