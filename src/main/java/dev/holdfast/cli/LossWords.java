package dev.holdfast.cli;

import dev.holdfast.incident.LossView;
import dev.holdfast.kernel.Durations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a store may lose and lost, in both forms.
final class LossWords {
  private LossWords() {}

  static String line(LossView loss) {
    var text = new StringBuilder("  store %s: ".formatted(loss.store()));
    var achievable = loss.achievable();
    text.append(
        achievable == null
            ? "what could be restored at the declaration is not known (%s)"
                .formatted(StepWords.shorten(loss.evidence()))
            : "could be restored with a loss of " + Durations.words(achievable));
    var real = loss.loss();
    if (real != null) {
      text.append("; lost %s, measured after %s".formatted(Durations.words(real), loss.restored()));
    } else if (!loss.restored().isEmpty()) {
      text.append(
          "; restored by %s, the real loss is unknown: %s".formatted(loss.restored(), loss.said()));
    }
    return text.toString();
  }

  static Map<String, @Nullable Object> json(LossView loss) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("store", loss.store());
    data.put("title", loss.title());
    data.put("rpo", text(loss.rpo()));
    data.put("point", text(loss.point()));
    data.put("achievable", text(loss.achievable()));
    data.put("evidence", loss.evidence());
    data.put("restoredBy", loss.restored().isEmpty() ? null : loss.restored());
    data.put("marker", text(loss.measured()));
    data.put("loss", text(loss.loss()));
    data.put("said", loss.said());
    return data;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
