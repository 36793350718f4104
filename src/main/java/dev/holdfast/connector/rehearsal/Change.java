package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Preview;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a simulated action would do, with the doing of it. Built step by step, used once.
final class Change {
  final String does;
  final Map<String, String> now = new LinkedHashMap<>();
  final Map<String, String> after = new LinkedHashMap<>();
  String touches = "nothing is changed";
  String confirm = "";
  Preview.@Nullable Undo undo;
  boolean done;

  /// Happens at once, inside the estate's lock; gives the outputs.
  Supplier<Map<String, Object>> effect = Map::of;

  /// How long it takes until the effect happens.
  Duration before = Duration.ZERO;

  /// Read after the effect until it is empty: what is still going on.
  Supplier<Optional<String>> pending = Optional::empty;

  /// Outputs that are only known at the end.
  Supplier<Map<String, Object>> late = Map::of;

  /// What ends badly when the call is accepted and then fails.
  @Nullable ThingId subject;

  Change(String does) {
    this.does = does;
  }

  static Change read(String does, Supplier<Map<String, Object>> outputs) {
    return new Change(does).effect(outputs);
  }

  Change fact(String label, Object from, Object to) {
    now.put(label, from.toString());
    after.put(label, to.toString());
    return this;
  }

  Change touches(String what) {
    touches = what;
    return this;
  }

  Change confirm(String name) {
    confirm = name;
    return this;
  }

  Change undo(String action, String target, Map<String, Object> args, String says) {
    undo = new Preview.Undo(action, target, args, says);
    return this;
  }

  Change doneWhen(boolean already) {
    done = already;
    return this;
  }

  Change subject(ThingId id) {
    subject = id;
    return this;
  }

  Change before(Duration takes) {
    before = takes;
    return this;
  }

  Change effect(Supplier<Map<String, Object>> happens) {
    effect = happens;
    return this;
  }

  Change pending(Supplier<Optional<String>> goingOn) {
    pending = goingOn;
    return this;
  }

  Change late(Supplier<Map<String, Object>> outputs) {
    late = outputs;
    return this;
  }

  Preview preview(Map<String, Object> request) {
    return new Preview(
        does, request, now, after, touches, confirm, Optional.ofNullable(undo), done, List.of());
  }
}
