package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/// Waits for something that AWS makes later, looking less and less often.
final class Patience {
  private Patience() {}

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /// Looks until there is something, or the call is cancelled or interrupted: then empty. A look
  /// that fails is told and repeated: what was accepted goes on without us.
  static <T> Optional<T> await(Call call, Supplier<Optional<T>> look) {
    var pause = SHORTEST;
    while (true) {
      try {
        var found = look.get();
        if (found.isPresent()) return found;
      } catch (AbortedException stop) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (SdkException failure) {
        call.watch()
            .progress("cannot look just now: " + Failures.firstLine(failure.getMessage() + ""));
      }
      if (call.watch().cancelled()) return Optional.empty();
      try {
        call.around().clock().sleep(pause);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
      pause = pause.multipliedBy(3).dividedBy(2);
      if (pause.compareTo(LONGEST) > 0) pause = LONGEST;
    }
  }
}
