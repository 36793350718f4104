package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A pause is lifted by a word of its own, and whoever lifts it is told whose it was.
class PausedTest extends AtTerminal {
  private String paused() {
    stage.steps(
        "s",
        """
        - {id: q, title: Q, after: [], ask: Well?}
        - {id: d, title: D, after: [], action: fake.dangerous, with: {thing: d}}
        - {id: next, title: N, after: [q], action: fake.keyed, with: {thing: next}}
        """);
    var id = terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
    terminal.at("pause", id, "--by", "Bob");
    return id;
  }

  @Test
  void anAnswerIsTakenAndNothingGoesOn() {
    var id = paused();
    var said = terminal.at("resume", id, "--answer", "q=3 of 4", "--by", "Ann");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.err()).contains("stays paused, since ").contains("by Bob: nothing new is");
    assertThat(said.out()).contains("PAUSED since ").containsPattern("done +q +3 of 4");
    assertThat(stage.world.effects).isEmpty();
    var alone = terminal.at("resume", id, "--by", "Ann");
    assertThat(alone.err()).contains("was paused since ").contains("by Bob; Ann lets it go on");
    assertThat(stage.world.effects).containsExactly("next");
  }

  @Test
  void aConfirmationNeedsTheWord() {
    var id = paused();
    var bare = terminal.at("resume", id, "--confirm", "d=d", "--by", "Ann");
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("This run is paused since").contains("--continue");
    assertThat(terminal.at("show", id).out()).contains("--continue # ends the pause of Bob");
    assertThat(stage.world.effects).isEmpty();
    terminal.at("resume", id, "--confirm", "d=d", "--continue", "--by", "Ann");
    assertThat(stage.world.effects).containsExactly("d");
  }

  /// After a crash it is taken up without a word on the pause.
  @Test
  void itIsTakenUpAndStaysPaused() {
    var id = paused();
    var taken = terminal.at("resume", id, "--stay-paused", "--by", "Ann");
    assertThat(taken.code()).isEqualTo(3);
    assertThat(taken.out()).contains("PAUSED since ");
    assertThat(terminal.at("resume", id, "--stay-paused", "--continue").code()).isEqualTo(2);
  }

  @Test
  void machinesAreToldToo() {
    var id = paused();
    assertThat(terminal.at("show", id, "--json").json().get("paused"))
        .asString()
        .contains("by=Bob");
  }
}
