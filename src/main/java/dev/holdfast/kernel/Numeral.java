package dev.holdfast.kernel;

/// Ways in which programs write the bytes of a value as numbers.
enum Numeral {
  /// `77`, `0x77`, `774a`: bytes in their order.
  HEX {
    @Override
    int bytes(byte[] token, int length, byte[] to) {
      int from = prefix(token, length, 'x');
      int digits = length - from;
      if (digits == 1) return one(token, from, length, 16, to);
      if (digits % 2 != 0 || digits == 0 || digits > 2 * MOST) return 0;
      for (int i = 0; i < digits; i += 2) {
        if (one(token, from + i, from + i + 2, 16, to, i / 2) == 0) return 0;
      }
      return digits / 2;
    }
  },
  /// `4a77`, `6c614a77`: words of a computer that has the low byte first (`od -x`, `xxd -e`).
  WORDS {
    @Override
    int bytes(byte[] token, int length, byte[] to) {
      int count = HEX.bytes(token, length, to);
      if (count > LONGEST_WORD) return 0;
      for (int i = 0, j = count - 1; i < j; i++, j--) {
        byte other = to[i];
        to[i] = to[j];
        to[j] = other;
      }
      return count;
    }
  },
  /// `167`, `0167`, `0o167`; and words of two bytes as `od` writes them by itself.
  OCTAL {
    @Override
    int bytes(byte[] token, int length, byte[] to) {
      if (length == 6) return word(token, length, 8, to);
      int from = prefix(token, length, 'o');
      return length - from > 4 ? 0 : one(token, from, length, 8, to);
    }
  },
  /// `119`; and words of two bytes as `hexdump -d` writes them.
  DECIMAL {
    @Override
    int bytes(byte[] token, int length, byte[] to) {
      if (length == 4 || length == 5) return word(token, length, 10, to);
      return length > 3 ? 0 : one(token, 0, length, 10, to);
    }
  },
  /// `01110111`, `0b1110111`.
  BINARY {
    @Override
    int bytes(byte[] token, int length, byte[] to) {
      int from = prefix(token, length, 'b');
      if (from == 0 && length != 8) return 0;
      return length - from > 8 ? 0 : one(token, from, length, 2, to);
    }
  };

  /// Bytes of the longest group that a dump writes without a gap.
  static final int MOST = 16;

  private static final int LONGEST_WORD = 8;

  /// What a token of digits stands for.
  ///
  /// @param to takes the bytes
  /// @return how many they are, 0 when it is no such number
  abstract int bytes(byte[] token, int length, byte[] to);

  private static int prefix(byte[] token, int length, char letter) {
    return length > 2 && token[0] == '0' && (token[1] | 32) == letter ? 2 : 0;
  }

  /// Two bytes, the low one first.
  private static int word(byte[] token, int length, int base, byte[] into) {
    int value = value(token, 0, length, base);
    if (value < 0 || value > 0xffff) return 0;
    into[0] = (byte) value;
    into[1] = (byte) (value >> 8);
    return 2;
  }

  /// Negative when it is no number.
  private static int value(byte[] token, int from, int to, int base) {
    int value = from == to ? -1 : 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(token[i], base);
      if (digit < 0) return -1;
      value = value * base + digit;
    }
    return value;
  }

  private static int one(byte[] token, int from, int to, int base, byte[] into) {
    return one(token, from, to, base, into, 0);
  }

  private static int one(byte[] token, int from, int to, int base, byte[] into, int at) {
    int value = value(token, from, to, base);
    if (value < 0 || value > 255) return 0;
    into[at] = (byte) value;
    return 1;
  }
}
