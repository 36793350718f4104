package dev.holdfast.connector.aws;

import dev.holdfast.connector.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds a [Preview] fact by fact; what is given as null is left out.
final class Draft {
  private final String does;
  private final Map<String, Object> request = new LinkedHashMap<>();
  private final Map<String, String> now = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private String touches = "nothing is changed";
  private String confirm = "";
  private Optional<Preview.Undo> undo = Optional.empty();
  private boolean done;

  Draft(String does) {
    this.does = does;
  }

  Draft request(String name, @Nullable Object value) {
    if (value != null) request.put(name, value);
    return this;
  }

  Draft now(Map<String, String> facts) {
    now.putAll(facts);
    return this;
  }

  Draft after(Map<String, String> facts) {
    after.putAll(facts);
    return this;
  }

  Draft touches(String what, String name) {
    touches = what;
    confirm = name;
    return this;
  }

  Draft undo(Preview.@Nullable Undo how) {
    undo = Optional.ofNullable(how);
    return this;
  }

  /// Says that what is wanted is already there.
  Draft alreadyThere() {
    done = true;
    return this;
  }

  Draft warn(String warning) {
    warnings.add(warning);
    return this;
  }

  Preview build() {
    return new Preview(
        does,
        request,
        now,
        after,
        touches,
        confirm,
        undo,
        done || (!after.isEmpty() && now.equals(after)),
        warnings);
  }
}
