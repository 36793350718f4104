package dev.holdfast.vault.trial;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// Reads a private key as far as that goes without its passphrase, and compares it with the public
/// key of the entry, if there is one.
public final class SshKeyTest implements CredentialTest {
  @Override
  public Set<String> types() {
    return Set.of("ssh-key");
  }

  @Override
  public Tried attempt(Sample sample, Means means) {
    var key = sample.secret("private-key");
    if (key.isEmpty()) return fails(sample, "it has no private key");
    try {
      var found = parse(key.get());
      var stated = sample.text("public-key");
      if (stated.isPresent() && found.publicKey().length > 0) {
        if (!Arrays.equals(blob(stated.get()), found.publicKey())) {
          return fails(sample, "its public key belongs to another private key");
        }
      }
      return found.sealed()
          ? new Tried.NotShown(
              found.kind(),
              "it is sealed by a passphrase, which was not tried; no server was asked")
          : new Tried.Works(found.kind() + " is whole; no server was asked");
    } catch (IllegalArgumentException e) {
      return fails(sample, "it is no private key that ssh reads");
    }
  }

  private static SshKey parse(Secret key) {
    return key.use(SshKey::parse);
  }

  /// The middle word of `ssh-ed25519 AAAA... comment`.
  private static byte[] blob(String line) {
    var words = line.strip().split("\\s+", 3);
    if (words.length < 2) throw new IllegalArgumentException();
    return Base64.getDecoder().decode(words[1].getBytes(StandardCharsets.US_ASCII));
  }

  private static Tried fails(Sample sample, String why) {
    return new Tried.Fails(
        Problem.of(
            "credential.unreadable",
            "The entry %s cannot be used: %s".formatted(sample.name(), why),
            "ssh would not take it either",
            "replace it with 'holdfast vault rotate'"));
  }
}
