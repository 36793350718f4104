package dev.holdfast.vault.kdbx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Moments as KDBX 4 writes them: seconds since year 1, in base64. KDBX 3 has ISO-8601.
final class KdbxTime {
  private static final long YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

  private KdbxTime() {}

  static String write(Instant moment) {
    var bytes = KdfDictionary.little(8).putLong(moment.getEpochSecond() - YEAR_ONE).array();
    return Base64.getEncoder().encodeToString(bytes);
  }

  static Optional<Instant> read(String text) {
    try {
      if (text.contains("-")) return Optional.of(Instant.parse(text));
      var bytes = Dom.base64(text);
      if (bytes.length != 8) return Optional.empty();
      long seconds = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
      return Optional.of(Instant.ofEpochSecond(Math.addExact(seconds, YEAR_ONE)));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
