package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the terminal's settings destroyed on the way is not taken for what was typed.
class UndecodedTest {
  @TempDir Path folder;

  @Test
  void nothingIsDoneWithWhatCouldNotBeRead() {
    try (var stage = new Stage(folder);
        var terminal = new Terminal(stage, folder.resolve("home"))) {
      stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
      var plan = stage.plan.toString();
      var said = terminal.at("run", plan, "s", "--live", "--by", "J\uFFFD\uFFFDrg");
      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err()).contains("could not be read", "LC_ALL=C.UTF-8");
      assertThat(folder.resolve("home/incidents")).doesNotExist();
      assertThat(terminal.at("run", plan, "s", "--live", "--by", "J\u00f6rg").code()).isEqualTo(3);
    }
  }

  @Test
  void theSettingThatDidItIsNamed() {
    var words = List.of("note", "x", "\uFFFD");
    assertThat(Undecoded.in(words, Map.of("LANG", "de_DE", "LC_ALL", "tr_TR.UTF-8")))
        .hasValueSatisfying(why -> assertThat(why).contains("under LC_ALL=tr_TR.UTF-8"));
    assertThat(Undecoded.in(List.of("J\u00f6rg"), Map.of())).isEmpty();
  }
}
