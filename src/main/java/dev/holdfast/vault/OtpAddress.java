package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A TOTP seed as an `otpauth://totp/` address, as KeePassXC keeps it in the field `otp`. Worked on
/// in bytes, so that the seed becomes no text.
final class OtpAddress {
  private static final String SCHEME = "otpauth://totp/";

  private OtpAddress() {}

  /// A one-time code and until when it is good.
  record Code(Secret code, Instant until) {}

  static Code code(Secret address, Instant moment) {
    return address.use(
        bytes -> {
          var settings = settings(bytes);
          var seed = base32(tidy(value(bytes, "secret").orElseThrow(OtpAddress::bad)));
          try {
            var digits = Otp.totp(settings, seed, moment).getBytes(US_ASCII);
            return new Code(Secret.copyOf(digits), settings.until(moment));
          } finally {
            Arrays.fill(seed, (byte) 0);
          }
        });
  }

  /// An address as it is, or the usual one around a seed in base32.
  static Secret complete(Secret given, String name) {
    return given.use(
        bytes -> {
          if (isAddress(bytes)) {
            settings(bytes);
            Arrays.fill(
                base32(tidy(value(bytes, "secret").orElseThrow(OtpAddress::bad))), (byte) 0);
            return Secret.copyOf(bytes);
          }
          var seed = tidy(bytes);
          if (isCode(seed)) throw bad();
          Arrays.fill(base32(seed), (byte) 0);
          var label = URLEncoder.encode(name, UTF_8).replace("+", "%20");
          var head = (SCHEME + label + "?secret=").getBytes(UTF_8);
          var tail = "&period=30&digits=6".getBytes(UTF_8);
          var all = ByteBuffer.allocate(head.length + seed.length + tail.length);
          all.put(head).put(seed).put(tail);
          var made = Secret.copyOf(all.array());
          Arrays.fill(all.array(), (byte) 0);
          return made;
        });
  }

  /// The seed as text, as it stands in an address; the caller closes it.
  static Optional<Secret> seed(Secret address) {
    return address.use(bytes -> value(bytes, "secret").map(Secret::copyOf));
  }

  /// The seed of an address: the bytes that codes are made with, whichever way it is written. Zeros
  /// at the end make no other codes (RFC 2104 fills a key up with them).
  static Optional<byte[]> seedBytes(Secret address) {
    return address.use(
        bytes -> {
          if (!isAddress(bytes)) return Optional.empty();
          try {
            var seed = value(bytes, "secret").map(OtpAddress::tidy).map(OtpAddress::base32);
            return seed.map(OtpAddress::withoutZeros);
          } catch (ProblemException e) {
            return Optional.empty();
          }
        });
  }

  private static byte[] withoutZeros(byte[] seed) {
    int size = seed.length;
    while (size > 0 && seed[size - 1] == 0) size--;
    return Arrays.copyOf(seed, size);
  }

  /// Six to eight digits are what a seed gives: kept as one, they would take its place.
  private static boolean isCode(byte[] text) {
    if (text.length < 6 || text.length > 8) return false;
    for (byte b : text) if (b < '0' || b > '9') return false;
    return true;
  }

  private static boolean isAddress(byte[] bytes) {
    var scheme = SCHEME.getBytes(US_ASCII);
    return bytes.length > scheme.length
        && new String(bytes, 0, scheme.length, US_ASCII).equalsIgnoreCase(SCHEME);
  }

  private static Otp.Settings settings(byte[] bytes) {
    if (!isAddress(bytes) || value(bytes, "encoder").isPresent()) throw bad();
    try {
      var algorithm = text(bytes, "algorithm").orElse("SHA1").toUpperCase(Locale.ROOT);
      return new Otp.Settings(
          Otp.Algorithm.valueOf(algorithm.replace("-", "").replace("HMAC", "")),
          text(bytes, "digits").map(Integer::parseInt).orElse(6),
          Duration.ofSeconds(text(bytes, "period").map(Integer::parseInt).orElse(30)));
    } catch (IllegalArgumentException e) {
      throw bad();
    }
  }

  private static Optional<String> text(byte[] bytes, String key) {
    return value(bytes, key).map(value -> new String(value, US_ASCII));
  }

  /// The bytes of a parameter of the query.
  private static Optional<byte[]> value(byte[] bytes, String key) {
    int at = 0;
    while (at < bytes.length && bytes[at] != '?') at++;
    while (at < bytes.length) {
      int end = at + 1;
      while (end < bytes.length && bytes[end] != '&') end++;
      int equals = at + 1;
      while (equals < end && bytes[equals] != '=') equals++;
      var name = new String(bytes, at + 1, Math.min(equals, end) - at - 1, US_ASCII);
      if (name.equalsIgnoreCase(key) && equals < end) {
        return Optional.of(unescaped(bytes, equals + 1, end));
      }
      at = end;
    }
    return Optional.empty();
  }

  /// With `%20` and the like as what they stand for (RFC 3986).
  private static byte[] unescaped(byte[] bytes, int from, int to) {
    var all = new byte[to - from];
    int size = 0;
    for (int at = from; at < to; at++) {
      int high = at + 2 < to ? Character.digit(bytes[at + 1], 16) : -1;
      int low = at + 2 < to ? Character.digit(bytes[at + 2], 16) : -1;
      boolean escaped = bytes[at] == '%' && high >= 0 && low >= 0;
      all[size++] = escaped ? (byte) (high << 4 | low) : bytes[at];
      if (escaped) at += 2;
    }
    var value = Arrays.copyOf(all, size);
    Arrays.fill(all, (byte) 0);
    return value;
  }

  /// Without the blanks that people and web pages put in.
  private static byte[] tidy(byte[] seed) {
    var kept = new byte[seed.length];
    int size = 0;
    for (byte b : seed) {
      if (b != ' ' && b != '-' && b != '\n' && b != '\r') kept[size++] = b;
    }
    var tidy = Arrays.copyOf(kept, size);
    Arrays.fill(kept, (byte) 0);
    return tidy;
  }

  /// RFC 4648, without regard to case and padding.
  static byte[] base32(byte[] text) {
    var out = new byte[text.length * 5 / 8];
    int size = 0;
    int bits = 0;
    int held = 0;
    for (byte b : text) {
      if (b == '=') break;
      int digit = digit(b);
      held = (held << 5 | digit) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out[size++] = (byte) (held >> bits);
      }
    }
    if (size == 0) throw bad();
    var seed = Arrays.copyOf(out, size);
    Arrays.fill(out, (byte) 0);
    return seed;
  }

  private static int digit(byte letter) {
    if (letter >= 'A' && letter <= 'Z') return letter - 'A';
    if (letter >= 'a' && letter <= 'z') return letter - 'a';
    if (letter >= '2' && letter <= '7') return letter - '2' + 26;
    throw bad();
  }

  private static ProblemException bad() {
    return new ProblemException(
        Problem.of(
            "vault.bad-otp",
            "The TOTP seed is not one that Holdfast can use",
            "its codes would be wrong",
            "give the seed in base32, or the otpauth://totp/ address from the QR code"));
  }
}
