package dev.holdfast.vault.quorum;

import dev.holdfast.kernel.Secret;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// One part of a vault's key.
///
/// @param rule of the set it belongs to
/// @param number 1 to n: where the polynomial was read
/// @param value the share itself; whoever has k of them has the key
record Share(Rule rule, int number, Secret value) implements AutoCloseable {
  static final int KEY_LENGTH = 32;
  static final int LENGTH = 10 + KEY_LENGTH;
  private static final int VERSION = 1;

  /// The share in bytes: version, set, k, n, number, value.
  byte[] bytes() {
    return value.use(
        bytes ->
            ByteBuffer.allocate(LENGTH)
                .put((byte) VERSION)
                .put(rule.set())
                .put((byte) rule.needed())
                .put((byte) rule.holders())
                .put((byte) number)
                .put(bytes)
                .array());
  }

  /// Reads what [#bytes] wrote; wipes it.
  ///
  /// @throws IllegalArgumentException when it is none
  static Share of(byte[] bytes) {
    try {
      if (bytes.length != LENGTH || bytes[0] != VERSION) throw new IllegalArgumentException();
      var rule = new Rule(Arrays.copyOfRange(bytes, 1, 7), bytes[7], bytes[8]);
      int number = bytes[9];
      if (number < 1 || number > rule.holders()) throw new IllegalArgumentException();
      var value = Arrays.copyOfRange(bytes, 10, LENGTH);
      try {
        return new Share(rule, number, Secret.copyOf(value));
      } finally {
        Arrays.fill(value, (byte) 0);
      }
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public void close() {
    value.close();
  }
}
