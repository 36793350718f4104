package dev.holdfast.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes: HOTP (RFC 4226) and TOTP (RFC 6238).
public final class Otp {
  private Otp() {}

  /// The hash that a code is made with.
  public enum Algorithm {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    SHA512("HmacSHA512");

    private final String mac;

    Algorithm(String mac) {
      this.mac = mac;
    }
  }

  /// How a seed's codes are made.
  ///
  /// @param digits 6 to 10
  /// @param period how long a code is good
  public record Settings(Algorithm algorithm, int digits, Duration period) {
    public static final Settings USUAL = new Settings(Algorithm.SHA1, 6, Duration.ofSeconds(30));

    public Settings {
      if (digits < 6 || digits > 10) throw new IllegalArgumentException("digits: " + digits);
      if (period.toSeconds() < 1 || period.toSeconds() > 86_400) {
        throw new IllegalArgumentException("period: " + period);
      }
    }

    /// When the code of a moment runs out.
    public Instant until(Instant moment) {
      long step = Math.floorDiv(moment.getEpochSecond(), period.toSeconds());
      return Instant.ofEpochSecond((step + 1) * period.toSeconds());
    }
  }

  /// @param key the seed's bytes
  static String hotp(Settings settings, byte[] key, long counter) {
    try {
      var mac = Mac.getInstance(settings.algorithm().mac);
      mac.init(new SecretKeySpec(key, settings.algorithm().mac));
      var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(counter).array());
      int offset = hash[hash.length - 1] & 0xf;
      long number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fff_ffffL;
      long most = (long) Math.pow(10, settings.digits());
      return String.format(Locale.ROOT, "%0" + settings.digits() + "d", number % most);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String totp(Settings settings, byte[] key, Instant moment) {
    long step = Math.floorDiv(moment.getEpochSecond(), settings.period().toSeconds());
    return hotp(settings, key, step);
  }
}
