package dev.holdfast.vault.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which key pair a private key belongs to: its public half as ssh writes it. The same in every
/// form, under every passphrase and without one.
public final class KeyIdentity {
  private static final Pattern PUTTY =
      Pattern.compile(
          "(?s)\\APuTTY-User-Key-File-.*?^Public-Lines: \\d+\\R(.*?)^[A-Z]", Pattern.MULTILINE);

  private KeyIdentity() {}

  /// Empty for what is no private key, and for one that does not tell.
  public static Optional<byte[]> of(byte[] text) {
    try {
      var putty = PUTTY.matcher(new String(text, ISO_8859_1).stripLeading());
      var blob =
          putty.find()
              ? Base64.getMimeDecoder().decode(putty.group(1))
              : SshKey.parse(text).publicKey();
      return blob.length == 0 ? Optional.empty() : Optional.of(blob);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether it is a private key that keeps its public half sealed as well, so that nobody can tell
  /// without the passphrase which key it is.
  public static boolean sealedWhole(byte[] text) {
    try {
      var key = SshKey.parse(text);
      return key.sealed() && key.publicKey().length == 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
