package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Consent;
import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// At a terminal a live run is declared only when it was typed which plan is meant.
class LiveConsentTest {
  @TempDir Path folder;
  private final Typist typist = new Typist();
  private Stage stage;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, folder.resolve("home"), typist);
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n");
  }

  @AfterEach
  void tearDown() {
    terminal.close();
    stage.close();
  }

  private Terminal.Said run(String... more) {
    var words = new ArrayList<>(List.of("run", stage.plan.toString(), "s", "--by", "Ann"));
    words.addAll(List.of(more));
    return terminal.at(words.toArray(String[]::new));
  }

  @Test
  void saysWhatItIsAboutToActOnAndGoesOnWithTheName() {
    var word = Consent.word(stage.plan);
    typist.types("tiny", word);
    var said = run("--live", "--endpoint", "near=http://127.0.0.1:1");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err())
        .contains("LIVE: ", "(s)", "Tiny (tiny) in " + stage.plan)
        .contains("acts on near: fake, requests go to http://127.0.0.1:1")
        .contains("type " + word)
        .doesNotContain("far:");
    assertThat(typist.asked)
        .hasSize(2)
        .allSatisfy(
            asked -> assertThat(asked).contains("Type which plan, as its folder ends: " + word));
    assertThat(stage.world.effects).containsExactly("a");
  }

  @Test
  void anEmptyLineDeclaresNothing() {
    var said = run("--live");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.err()).contains("near: fake, the real endpoint", "Nothing was declared");
    assertThat(stage.world.performed).isEmpty();
    assertThat(terminal.at("incidents", "--json").list("incidents")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidBeforeTheNameIsAskedFor() {
    var said = run("--live", "--input", "nosuch=1");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("no input called 'nosuch'").doesNotContain("acts on");
    stage.steps("dim", "- {id: a, title: A, action: dim.act}\n");
    var unable = terminal.at("run", stage.plan.toString(), "dim", "--live", "--by", "Ann");
    assertThat(unable.code()).isEqualTo(1);
    assertThat(unable.err()).contains("cannot do dim.act for real yet");
    assertThat(typist.asked).isEmpty();
  }

  @Test
  void nothingChangesForScriptsAndForTheOtherModes() {
    assertThat(run("--live", "--json").code()).isZero();
    assertThat(run("--live", "--unattended").code()).isZero();
    // The plan lets a drill do nothing of it: nothing was practised.
    assertThat(run("--drill", "--unattended").code()).isEqualTo(3);
    assertThat(run("--rehearse", "--unattended").code()).isLessThan(4);
    assertThat(typist.asked).isEmpty();
  }

  @Test
  void aPasswordInAnAddressIsNotShown() {
    typist.types("");
    var said = run("--live", "--endpoint", "near=http://ann:not-to-be-seen@127.0.0.1:1");
    assertThat(said.err())
        .contains("requests go to http://...@127.0.0.1:1")
        .doesNotContain("not-to-be-seen");
  }
}
