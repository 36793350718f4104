package dev.holdfast.kernel;

/// What of a stream is not the value that it carries; follows one stream.
interface Skips {
  /// Whether the next byte is to be passed over.
  boolean next(byte letter);
}
