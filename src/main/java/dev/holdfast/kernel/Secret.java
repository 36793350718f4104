package dev.holdfast.kernel;

import java.util.Arrays;
import java.util.function.Function;

/// A value that must not be seen: no getter that returns a `String`, `***` when printed, wiped when
/// closed (best effort: the collector may have moved copies).
public final class Secret implements AutoCloseable {
  private final byte[] bytes;
  private volatile boolean closed;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes a copy; the caller wipes its own.
  public static Secret copyOf(byte[] utf8) {
    return new Secret(utf8.clone());
  }

  /// Lends a copy of the bytes for one use and wipes it afterwards.
  public <T> T use(Function<byte[], T> user) {
    if (closed) throw new IllegalStateException("the secret is closed");
    var copy = bytes.clone();
    try {
      return user.apply(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "***";
  }
}
