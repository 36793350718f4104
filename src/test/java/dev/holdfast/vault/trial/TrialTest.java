package dev.holdfast.vault.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.CredentialTest.Means;
import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Seeds, and keys that `ssh-keygen` makes.
class TrialTest {
  @TempDir Path folder;

  private static Tried tried(
      CredentialTest test, String type, Map<String, String> plain, String part, String value) {
    var secret = Secret.copyOf(value.getBytes(StandardCharsets.UTF_8));
    return test.attempt(
        new Sample("it", type, plain, Map.of(part, secret)),
        new Means(Optional.empty(), Path.of("unused"), new SystemClock(), _ -> Optional.empty()));
  }

  private static Tried seed(String address) {
    return tried(new SeedTest(), "totp", Map.of(), "otp", address);
  }

  private static Tried key(String text, Map<String, String> plain) {
    return tried(new SshKeyTest(), "ssh-key", plain, "private-key", text);
  }

  @Test
  void aSeedGivesACode() {
    assertThat(seed("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")).isInstanceOf(Tried.Works.class);
    assertThat(seed("otpauth://totp/x?secret=1")).isInstanceOf(Tried.Fails.class);
  }

  private Path made(String name, String... more) throws IOException, InterruptedException {
    var program = Peer.program("ssh-keygen", "install openssh-client");
    var file = folder.resolve(name);
    var all = new ArrayList<>(List.of(program.toString(), "-q", "-f", file.toString()));
    all.addAll(List.of(more));
    assertThat(new ProcessBuilder(all).inheritIO().start().waitFor()).isZero();
    return file;
  }

  @Test
  void keysOfEachFormAreRead() throws Exception {
    var ed = made("ed", "-t", "ed25519", "-N", "");
    var other = made("other", "-t", "ed25519", "-N", "");
    var rsa = made("rsa", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "");
    var sealed = made("sealed", "-t", "ed25519", "-N", "pass-1");
    var own = Map.of("public-key", Files.readString(folder.resolve("ed.pub")));
    assertThat(key(Files.readString(ed), own)).isInstanceOf(Tried.Works.class);
    assertThat(key(Files.readString(other), own)).isInstanceOf(Tried.Fails.class);
    assertThat(key(Files.readString(rsa), Map.of())).isInstanceOf(Tried.Works.class);
    assertThat(key(Files.readString(sealed), Map.of())).isInstanceOf(Tried.NotShown.class);
  }

  @Test
  void whatIsNoWholeKeyFails() throws Exception {
    var rsa = Files.readString(made("rsa", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", ""));
    var ed = Files.readString(made("ed", "-t", "ed25519", "-N", ""));
    for (var text : List.of(rsa, ed)) {
      var lines = new ArrayList<>(text.lines().toList());
      lines.remove(2);
      assertThat(key(String.join("\n", lines), Map.of())).isInstanceOf(Tried.Fails.class);
    }
    assertThat(key("ssh-ed25519 AAAA", Map.of())).isInstanceOf(Tried.Fails.class);
    assertThat(key(ed, Map.of("public-key", "not a key"))).isInstanceOf(Tried.Fails.class);
  }
}
