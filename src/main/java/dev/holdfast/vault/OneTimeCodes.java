package dev.holdfast.vault;

import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.time.Instant;

/// Codes of a seed that was taken out of a vault.
public final class OneTimeCodes {
  private OneTimeCodes() {}

  /// The code of a moment; the caller closes it.
  ///
  /// @param seed as [Vault#secret] gives it; stays the caller's
  /// @throws ProblemException `vault.bad-otp`
  public static Vault.OneTimeCode of(Secret seed, Instant moment) {
    var code = OtpAddress.code(seed, moment);
    return new Vault.OneTimeCode(code.code(), code.until());
  }
}
