package dev.holdfast.journal;

import java.util.List;
import java.util.Map;

/// An append-only, hash-chained record open for writing. What [#append] returned is on disk.
public interface Journal extends AutoCloseable {
  /// Writes and forces one event; returns once it is durable.
  ///
  /// @param data JSON values only: text, numbers, booleans, lists, maps
  /// @throws JournalFailure when the disk did not take it; from then on every append throws
  Entry append(String type, Map<String, Object> data);

  /// Everything on record, oldest first.
  List<Entry> entries();

  /// Signs the head and forces the signature.
  void sign();

  /// The last event under a signature; 0 when none is.
  long signedTo();

  /// The head's hash, first 8 hex digits as `7f3a 91c2`, to be read out on a call.
  String shortHash();

  /// Writes large output as a blob, durable before it returns; gives its SHA-256 in hex.
  String blob(byte[] redacted);

  @Override
  void close();
}
