package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the items of a `for-each` are called, each is said one thing to.
class StepWordTest {
  private static final List<String> PARTS =
      List.of("=", "[", "]", "k", "v=", "]=", "a b", "'", "\"", "$x", "\\", "/", "@", "-", "#");

  @TempDir Path folder;

  @Test
  void everyStepIsFoundAgainWhateverItsItemAndTheWordHold() {
    var random = new Random(42);
    for (var round = 0; round < 2_000; round++) {
      var name = "each[" + odd(random) + "]";
      var word = "w" + odd(random).replace("]", "");
      assertThat(StepWord.of(name + "=" + word, Set.of(name, "each", "other")))
          .isEqualTo(new StepWord(name, word));
    }
  }

  private static String odd(Random random) {
    var text = new StringBuilder();
    for (var n = 1 + random.nextInt(5); n > 0; n--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  @Test
  void aNameThatTheRunDoesNotHaveEndsAtTheFirstEqualsSignOutsideOfBrackets() {
    assertThat(StepWord.of("a=b=c", Set.of())).isEqualTo(new StepWord("a", "b=c"));
    assertThat(StepWord.of("x/a[k=v]=c", Set.of())).isEqualTo(new StepWord("x/a[k=v]", "c"));
    assertThat(StepWord.of("a[k=c", Set.of())).isEqualTo(new StepWord("a[k", "c"));
    assertThatThrownBy(() -> StepWord.all("--answer", List.of("a"), Set.of(), "STEP=TEXT"))
        .hasMessageContaining("--answer takes STEP=TEXT, not 'a'");
    assertThatThrownBy(() -> StepWord.all("--answer", List.of("a=x", "a=y"), Set.of(), "STEP=TEXT"))
        .hasMessageContaining("twice");
  }

  /// The words of a printed command as a shell hands them over.
  private static List<String> shell(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var quoted = false;
    for (var at = 0; at < line.length(); at++) {
      var c = line.charAt(at);
      if (c == '\'') quoted = !quoted;
      else if (c == '\\' && !quoted) word.append(line.charAt(++at));
      else if (c == ' ' && !quoted) {
        words.add(word.toString());
        word.setLength(0);
      } else word.append(c);
    }
    words.add(word.toString());
    return words;
  }

  @Test
  void everyPrintedCommandIsTakenAsItWasPrinted() {
    try (var stage = new Stage(folder);
        var terminal = new Terminal(stage, folder.resolve("home"))) {
      stage.scenario(
          "s",
          "checklist: []\ninputs: [{id: things, title: T, kind: list}]\n",
          "phases:\n- title: Only\n  steps:\n",
          "    - {id: each, title: E, for-each: \"${things}\", action: fake.dangerous, with: {thing: \"${item}\"}}\n");
      var items = List.of("k=v", "a]b", "[", "k]=v", "x y'z", "=", "a=b=c", "-x");
      var id =
          terminal
              .at(
                  "run",
                  stage.plan.toString(),
                  "s",
                  "--live",
                  "--json",
                  "--input",
                  "things=" + String.join(",", items))
              .text("incident");
      while (true) {
        var printed =
            terminal
                .at("show", id)
                .out()
                .lines()
                .filter(line -> line.contains("--confirm"))
                .map(line -> line.substring(line.indexOf("holdfast ") + "holdfast ".length()))
                .toList();
        if (printed.isEmpty()) break;
        var said = terminal.type(shell(printed.getFirst()).toArray(String[]::new));
        assertThat(said.err()).as(printed.getFirst()).doesNotContain("what to do");
      }
      assertThat(stage.world.effects).containsExactlyInAnyOrderElementsOf(items);
    }
  }
}
