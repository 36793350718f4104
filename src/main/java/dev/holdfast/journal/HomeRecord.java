package dev.holdfast.journal;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The home's own record: what belongs to no incident. The process that holds the home opens it at
/// the first event and keeps it open; format, verification and failures are those of an incident's.
public final class HomeRecord {
  private final Supplier<Journal> opener;
  private @Nullable Journal journal;
  private @Nullable Problem trouble;

  HomeRecord(Supplier<Journal> opener) {
    this.opener = opener;
  }

  /// Puts an event on record; durable when this returns. Who may not act without a record (a vault
  /// that is to show a secret) lets the exception pass; who may says so, or leaves it to
  /// [#trouble()].
  ///
  /// @throws ProblemException `home-record.cannot-write` when it cannot be opened or written
  public synchronized Entry note(HomeEvent event) {
    try {
      return open().append(event.type(), event.data());
    } catch (ProblemException e) {
      throw failed(e.problem().what(), e);
    } catch (JournalFailure e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  /// Everything on it, oldest first.
  ///
  /// @throws ProblemException when it cannot be opened
  public synchronized List<Entry> entries() {
    try {
      return open().entries();
    } catch (ProblemException e) {
      throw failed(e.problem().what(), e);
    }
  }

  /// What kept the last event from the record; empty while all is well.
  public synchronized Optional<Problem> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Opens it anew after a write that failed, as the next start would; what is wrong stays told.
  synchronized void anew() {
    if (trouble == null) return;
    close();
    trouble = null;
    try {
      open();
    } catch (ProblemException e) {
      trouble = failed(e.problem().what(), e).problem();
    }
  }

  private Journal open() {
    var open = journal;
    if (open == null) {
      open = opener.get();
      journal = open;
    }
    return open;
  }

  private ProblemException failed(String reason, Throwable cause) {
    var problem =
        Problem.of(
            "home-record.cannot-write",
            "The home's own record cannot be written: " + reason,
            "what belongs to no incident is not kept; the incidents' own records are not touched",
            "free the disk, or restore the home's `journal` folder from a copy; say what it is with"
                + " `holdfast journal verify`");
    trouble = problem;
    return new ProblemException(problem, cause);
  }

  synchronized void close() {
    var open = journal;
    journal = null;
    if (open == null) return;
    try {
      open.close();
    } catch (JournalFailure e) {
      // Everything noted was durable; only the last signature is missing.
    }
  }
}
