package dev.holdfast.journal;

import java.io.Serial;

/// The record can no longer be written: nothing may be started.
public final class JournalFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public JournalFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
