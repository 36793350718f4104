package dev.holdfast.vault.kdbx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Walks numbered fields without ever reserving more than is there.
final class Fields {
  private final ByteBuffer bytes;
  private final int lengthSize;
  private int type;
  private byte[] value = {};

  /// @param lengthSize bytes of a length: 2 in KDBX 3, 4 in KDBX 4
  Fields(ByteBuffer bytes, int lengthSize) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    this.lengthSize = lengthSize;
  }

  /// Goes to the next field; false after the one that ends the header.
  ///
  /// @throws BufferUnderflowException when the bytes end first
  boolean next() {
    type = bytes.get() & 0xff;
    long length = lengthSize == 2 ? bytes.getShort() & 0xffff : bytes.getInt() & 0xffff_ffffL;
    value = take(bytes, length);
    return type != Field.END;
  }

  static byte[] take(ByteBuffer from, long length) {
    if (length > from.remaining()) throw new BufferUnderflowException();
    var taken = new byte[(int) length];
    from.get(taken);
    return taken;
  }

  int type() {
    return type;
  }

  byte[] value() {
    return value;
  }

  ByteBuffer number(int size) {
    if (value.length != size) throw new BufferUnderflowException();
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
  }
}
