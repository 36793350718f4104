package dev.holdfast.journal;

/// The events that the journal writes about itself.
final class Events {
  static final String PREFIX = "journal.";

  /// A blob is durable: `sha256`, `bytes`.
  static final String BLOB = "journal.blob";

  /// A torn tail was set aside: `aside`, `sha256`, `bytes`.
  static final String TORN = "journal.torn-tail";

  /// A person closed the run that the record is about; nothing is added after it.
  static final String CLOSED = "run.closed";

  private Events() {}
}
