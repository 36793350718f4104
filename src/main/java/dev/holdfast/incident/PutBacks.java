package dev.holdfast.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What puts a step back to how it was before its first attempt: each attempt was shown what the
/// one before it had left, so that the newest is put back first.
final class PutBacks {
  private final List<StepRecord.PutBack> sent = new ArrayList<>();

  /// Nobody but a person says that it is put back: where that is wrong, it can still be done.
  private boolean onlySaid;

  /// An attempt is about to be sent. Sent again under the same key it stays one.
  void sent(StepRecord.PutBack next) {
    if (onlySaid) clear();
    if (!sent.isEmpty() && sent.getLast().attempt() == next.attempt()) return;
    sent.add(next);
  }

  /// The attempt came to an end in order: its effect is as it was shown.
  void complete() {
    if (!sent.isEmpty()) sent.add(sent.removeLast().with(StepRecord.PutBack.Known.AS_SHOWN));
  }

  /// It was to be put back, and nobody knows how far that came.
  void unsure() {
    if (!sent.isEmpty()) sent.add(sent.removeLast().with(StepRecord.PutBack.Known.NOT_KNOWN));
  }

  /// The newest attempt changed nothing, or is put back.
  void drop() {
    if (!sent.isEmpty()) sent.removeLast();
  }

  void clear() {
    sent.clear();
    onlySaid = false;
  }

  /// All of it is put back.
  ///
  /// @param said whether that is a person's word, and nothing that was seen
  void putBack(boolean said) {
    if (!said) sent.clear();
    onlySaid = said;
  }

  List<StepRecord.PutBack> all() {
    return List.copyOf(sent);
  }

  /// What putting all of it back does, in words.
  String says() {
    return sent.reversed().stream()
        .map(one -> one.undo().get("says"))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .distinct()
        .collect(Collectors.joining("; then "));
  }

  static StepRecord.PutBack of(StepRecord s, int attempt) {
    return new StepRecord.PutBack(
        attempt, s.undo, s.now, s.after, StepRecord.PutBack.Known.NOT_KNOWN);
  }
}
