package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.SystemClock;
import dev.holdfast.runbook.Stage;
import dev.holdfast.vault.KeePassXc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What KeePassXC put into the file since an old secret was given out is a rotation; its times are
/// those of the real clock.
class VaultElsewhereTest extends VaultBench {
  private static final String NEW = "put-in-by-keepassxc";
  @TempDir Path beside;
  private final SystemClock clock = new SystemClock();

  @BeforeEach
  @Override
  void setUp() {
    stage = new Stage(folder, clock);
    terminal = new Terminal(stage, home(), typist);
  }

  private Terminal.Said rotated(String secret) throws IOException {
    return given(secret, "vault", "rotate", "login", "--because", "used", "--by", "Ann", "--json");
  }

  private void shown(String... more) throws IOException {
    var words =
        new java.util.ArrayList<>(
            List.of("vault", "show", "login", "--because", "x", "--by", "Ann"));
    words.addAll(List.of(more));
    var said = opened(words.toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isZero();
  }

  @Test
  @Timeout(120)
  void aRotationInKeePassXcIsSettled() throws Exception {
    var xc = KeePassXc.in(beside);
    created();
    added("login", "web-login", "{\"user\": \"ops\", \"password\": \"" + SECRET + "\"}");
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var id = terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
    shown("--incident", id);
    shown();
    assertThat(rotated("{\"password\": \"" + SECRET + "\"}").out()).contains("vault.same-secret");
    // the file keeps whole seconds
    var seen = clock.wall().getEpochSecond();
    while (clock.wall().getEpochSecond() <= seen) Thread.onSpinWait();
    xc.run("edit", vault(), List.of("-p", "login"), PASSPHRASE, NEW).good();
    assertThat(rotated("{\"password\": \"" + SECRET + "\"}").out()).contains("vault.same-secret");
    var said = rotated("{\"password\": \"" + NEW + "\"}");
    assertThat(said.code()).as(said.err() + said.out()).isZero();
    assertThat(said.err()).contains("replaced in the file since", "Settled in " + id);
    assertThat(marks("login")).doesNotContain("rotation-owed");
    shown();
    assertThat(rotated("{\"password\": \"" + NEW + "\"}").out())
        .as("seen by now")
        .contains("vault.same-secret");
  }
}
