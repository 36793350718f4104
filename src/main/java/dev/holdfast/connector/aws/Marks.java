package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import java.util.Map;
import java.util.TreeMap;

/// The tags that make what an attempt creates findable as ours.
final class Marks {
  private Marks() {}

  static final String KEY = "holdfast:key";
  private static final String INCIDENT = "holdfast:incident";
  private static final String STEP = "holdfast:step";

  static Map<String, String> of(Call call) {
    var marks = new TreeMap<String, String>();
    marks.put(KEY, call.key());
    marks.put(INCIDENT, allowed(call.incident()));
    marks.put(STEP, allowed(call.step()));
    return marks;
  }

  /// True for what this very attempt made.
  static boolean thisAttempt(Map<String, String> tags, Call call) {
    return call.key().equals(tags.get(KEY));
  }

  /// True for what this step of this incident made, in this attempt or an earlier one.
  static boolean thisStep(Map<String, String> tags, Call call) {
    return thisAttempt(tags, call)
        || (allowed(call.incident()).equals(tags.get(INCIDENT))
            && allowed(call.step()).equals(tags.get(STEP)));
  }

  /// Tag values of AWS take no brackets, which names of steps may hold.
  private static String allowed(String text) {
    var plain = text.replaceAll("[^A-Za-z0-9 _.:/=+@-]", "_");
    return plain.length() > 256 ? plain.substring(0, 256) : plain;
  }
}
