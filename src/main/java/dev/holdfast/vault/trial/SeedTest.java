package dev.holdfast.vault.trial;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.OneTimeCodes;
import java.util.Set;

/// Computes the code of now. Whether the other side agrees only a sign-in shows; a wrong clock or a
/// wrong seed does not.
public final class SeedTest implements CredentialTest {
  @Override
  public Set<String> types() {
    return Set.of("totp");
  }

  @Override
  public Tried attempt(Sample sample, Means means) {
    var seed = sample.secret("otp");
    if (seed.isEmpty()) return new Tried.NotShown("", "the entry has no seed");
    try {
      var code = OneTimeCodes.of(seed.get(), means.clock().wall());
      try (var digits = code.code()) {
        return new Tried.Works("a code of %d digits was computed".formatted(digits.length()));
      }
    } catch (ProblemException e) {
      return new Tried.Fails(e.problem());
    }
  }
}
