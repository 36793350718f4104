package dev.holdfast.incident;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When each message to people was sent, as it is on record. What was put there by mistake is taken
/// back by another event: then the one before it counts again.
final class SentMessages {
  private final Map<String, Deque<Instant>> sent = new HashMap<>();

  void apply(Event event) {
    switch (event.type()) {
      case "update.sent" ->
          sent.computeIfAbsent(event.text("update"), _ -> new ArrayDeque<>()).push(event.at());
      case "update.not-sent" ->
          Optional.ofNullable(sent.get(event.text("update"))).ifPresent(Deque::poll);
      default -> {}
    }
  }

  Optional<Instant> last(String id) {
    return Optional.ofNullable(sent.get(id)).map(Deque::peek);
  }
}
