package dev.holdfast.plan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Decodes a file strictly and says at which line and column it is not UTF-8.
final class Utf8 {
  private Utf8() {}

  static Optional<String> decode(byte[] bytes, String file, Reading reading) {
    var start = bom(bytes) ? 3 : 0;
    var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    var out = CharBuffer.allocate(bytes.length + 1);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    var text = out.toString();
    if (!result.isError()) return Optional.of(text);
    var line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    var column = text.length() - text.lastIndexOf('\n');
    reading.add(Faults.notUtf8(new Position(file, line, column)));
    return Optional.empty();
  }

  private static boolean bom(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
