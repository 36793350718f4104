package dev.holdfast.incident;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an undo of a step sends, apart from what the step itself sent: whoever decides on the one
/// must not read the other.
///
/// @param sent when it was put on record and sent; null where there was none
record PuttingBack(
    String does,
    Map<String, Object> request,
    Map<String, String> now,
    Map<String, String> after,
    @Nullable Instant sent) {
  static final PuttingBack NONE = new PuttingBack("", Map.of(), Map.of(), Map.of(), null);

  static PuttingBack sent(Event intent) {
    return new PuttingBack(
        intent.text("does"),
        intent.map("request"),
        intent.textMap("now"),
        intent.textMap("after"),
        intent.at());
  }
}
