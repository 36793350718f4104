package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.secret;
import static dev.holdfast.vault.VaultKit.shown;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtpTest {
  private static final String SEED = "12345678901234567890";

  private static byte[] seed(int length) {
    return SEED.repeat(4).substring(0, length).getBytes(US_ASCII);
  }

  @Test
  void hotpOfRfc4226() {
    var codes =
        "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(" ", -1);
    for (int count = 0; count < codes.length; count++) {
      assertThat(Otp.hotp(Otp.Settings.USUAL, seed(20), count)).isEqualTo(codes[count]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "59, 94287082, 46119246, 90693936",
    "1111111109, 07081804, 68084774, 25091201",
    "1111111111, 14050471, 67062674, 99943326",
    "1234567890, 89005924, 91819424, 93441116",
    "2000000000, 69279037, 90698825, 38618901",
    "20000000000, 65353130, 77737706, 47863826"
  })
  void totpOfRfc6238(long seconds, String sha1, String sha256, String sha512) {
    var moment = Instant.ofEpochSecond(seconds);
    assertThat(Otp.totp(eight(Otp.Algorithm.SHA1), seed(20), moment)).isEqualTo(sha1);
    assertThat(Otp.totp(eight(Otp.Algorithm.SHA256), seed(32), moment)).isEqualTo(sha256);
    assertThat(Otp.totp(eight(Otp.Algorithm.SHA512), seed(64), moment)).isEqualTo(sha512);
  }

  private static Otp.Settings eight(Otp.Algorithm algorithm) {
    return new Otp.Settings(algorithm, 8, Duration.ofSeconds(30));
  }

  @Test
  void theAddressSaysHowTheCodeIsMade() {
    var moment = Instant.ofEpochSecond(1111111109);
    var address =
        "otpauth://totp/Ops:root?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=30&digits=8&issuer=Ops";
    var code = OtpAddress.code(secret(address), moment);
    assertThat(shown(code.code())).isEqualTo("07081804");
    assertThat(code.until()).isEqualTo(Instant.ofEpochSecond(1111111110));
    var sha256 =
        "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA%3D%3D%3D%3D&digits=8&algorithm=SHA256";
    assertThat(shown(OtpAddress.code(secret(sha256), moment).code())).isEqualTo("68084774");
  }

  @Test
  void aSeedInBase32BecomesAnAddress() {
    var address = OtpAddress.complete(secret("gezd gnbv gy3t qojq-GEZDGNBVGY3TQOJQ\n"), "AWS root");
    assertThat(shown(address))
        .isEqualTo(
            "otpauth://totp/AWS%20root?secret=gezdgnbvgy3tqojqGEZDGNBVGY3TQOJQ&period=30&digits=6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not base32!",
        "otpauth://hotp/x?secret=GEZDGNBV",
        "otpauth://totp/x?digits=6",
        "otpauth://totp/x?secret=GEZDGNBV&digits=99",
        "otpauth://totp/x?secret=GEZDGNBV&period=0",
        "otpauth://totp/x?secret=GEZDGNBV&algorithm=MD5",
        "otpauth://totp/x?secret=GEZDGNBV&encoder=steam"
      })
  void whatGivesWrongCodesIsRefused(String given) {
    assertThat(problem(() -> OtpAddress.complete(secret(given), "x"))).isEqualTo("vault.bad-otp");
  }
}
