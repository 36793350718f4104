package dev.holdfast.connector;

import java.time.Duration;
import java.util.Optional;

/// One attempt of one action.
///
/// @param incident id of the run; with step and attempt it makes what we create findable as ours
/// @param key deterministic idempotency key, at most 64 ASCII characters
/// @param place where it acts; empty for actions that need no target
/// @param watch what the running call reports to and listens to
public record Call(
    String incident,
    String step,
    int attempt,
    String key,
    Optional<Place> place,
    Args args,
    Surroundings around,
    Watch watch) {

  /// The lifeline of a running call.
  public interface Watch {
    /// Says what happens now ("status creating"); shown and put on the record.
    void progress(String what);

    /// True once the person asked to stop or the step's time is up: return in doubt if something
    /// was sent, else refused.
    boolean cancelled();

    /// Why it is cancelled, as the end of a sentence: "it was ended because ...".
    default String why() {
      return "it was cancelled";
    }

    /// How long an answer is waited for, of real time; empty = as long as the callee itself thinks
    /// right. Who gives a limit waits a little longer, so that the callee can still say whose
    /// silence it was.
    default Optional<Duration> limit() {
      return Optional.empty();
    }

    /// Nobody listens, and nobody waits longer than this.
    static Watch within(Duration limit) {
      return new Watch() {
        @Override
        public void progress(String what) {}

        @Override
        public boolean cancelled() {
          return false;
        }

        @Override
        public Optional<Duration> limit() {
          return Optional.of(limit);
        }
      };
    }

    Watch SILENT =
        new Watch() {
          @Override
          public void progress(String what) {}

          @Override
          public boolean cancelled() {
            return false;
          }
        };
  }
}
