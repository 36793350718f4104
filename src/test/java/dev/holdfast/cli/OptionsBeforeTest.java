package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `--home` and `--json` mean the same before and after the command.
class OptionsBeforeTest extends AtTerminal {
  @BeforeEach
  void setUp() {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
  }

  @Test
  void theyAreHonouredBeforeTheCommand() {
    var other = folder.resolve("other").toString();
    var run = terminal.type("--home", other, "--json", "run", stage.plan.toString(), "s", "--live");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    var id = run.text("incident");
    assertThat(folder.resolve("other/incidents").resolve(id)).isDirectory();
    assertThat(folder.resolve("home")).doesNotExist();
    assertThat(terminal.type("--home", other, "incidents").out()).contains(id);
    assertThat(terminal.type("--home", other, "show", id).out())
        .as("the commands to copy name the home")
        .contains("--home " + other);
    assertThat(terminal.type("--json", "show", "nothing", "--home", other).json())
        .containsOnlyKeys("problem");
  }

  @Test
  void groupsTakeThemToo() {
    var plan = stage.plan.toString();
    for (var words :
        List.of(
            List.of("--json", "plan", "check", plan),
            List.of("plan", "--json", "check", plan),
            List.of("plan", "check", "--json", plan))) {
      var said = terminal.type(words.toArray(String[]::new));
      assertThat(said.json()).as("%s", words).containsEntry("plan", "tiny");
    }
    var nowhere = folder.resolve("nowhere").toString();
    for (var words :
        List.of(
            List.of("--home", nowhere, "vault", "list"),
            List.of("vault", "--home", nowhere, "list"))) {
      assertThat(terminal.type(words.toArray(String[]::new)).err())
          .as("%s", words)
          .contains(nowhere);
    }
  }

  @Test
  void twoDifferentHomesAreWrongUse() {
    var one = folder.resolve("one").toString();
    var two = folder.resolve("two").toString();
    var said = terminal.type("--home", one, "incidents", "--home", two);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("--home is given twice", one, two);
    assertThat(terminal.type("--home", one, "incidents", "--home", one + "/.").code()).isZero();
  }

  @Test
  void aHomeThatIsAFileSaysSo() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "").toString();
    for (var words : List.of(List.of("incidents"), List.of("vault", "list"))) {
      var all = new java.util.ArrayList<>(words);
      all.addAll(List.of("--home", file));
      var said = terminal.type(all.toArray(String[]::new));
      assertThat(said.code()).as("%s", words).isEqualTo(1);
      assertThat(said.err()).as("%s", words).contains(file + " is a file, not a folder");
    }
  }
}
