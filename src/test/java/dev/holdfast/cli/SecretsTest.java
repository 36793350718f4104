package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secret inputs: never from arguments, never on disk, asked again after a restart.
class SecretsTest {
  private static final String SECRET = "correct-horse-battery-91";
  @TempDir Path folder;
  private final Typist typist = new Typist();
  private Stage stage;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, folder.resolve("home"), typist);
    stage.scenario(
        "s",
        """
        checklist: []
        inputs:
          - {id: password, kind: secret, title: The new password}
        phases:
        - title: Only
          steps:
          - {id: a, title: A, action: fake.keyed, with: {thing: "it-${password}"}}
        """);
  }

  @AfterEach
  void tearDown() {
    terminal.close();
    stage.close();
  }

  private Terminal.Said run(String... more) {
    var words = new java.util.ArrayList<>(List.of("run", stage.plan.toString(), "s", "--live"));
    words.addAll(List.of(more));
    return terminal.at(words.toArray(String[]::new));
  }

  @Test
  void aSecretAmongTheArgumentsIsRefusedBeforeAnythingIsDeclared() {
    var said = run("--json", "--input", "password=" + SECRET);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.json().get("problem")).asString().contains("use.secret-input", "--secret-fd");
    assertThat(terminal.at("incidents", "--json").list("incidents")).isEmpty();
    var first = run("--json");
    assertThat(first.code()).isEqualTo(3);
    var resumed =
        terminal.at("resume", first.text("incident"), "--json", "--input", "password=" + SECRET);
    assertThat(resumed.code()).isEqualTo(2);
    assertThat(onDisk()).doesNotContain(SECRET);
  }

  @Test
  void aMissingSecretIsNeededByNameAndGivenAtTheTerminal() {
    var first = run("--json");
    assertThat(first.list("needs").getFirst())
        .containsEntry("kind", "input")
        .containsEntry("step", "password")
        .containsEntry("secret", true);
    assertThat(first.list("needs").getFirst().get("commands"))
        .asString()
        .contains("--secret-fd 3")
        .contains("3< FILE");
    typist.types(SECRET);
    var second = terminal.at("resume", first.text("incident"), "--by", "Ann");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(typist.asked).singleElement().asString().contains("not shown");
    assertThat(second.out() + second.err()).doesNotContain(SECRET);
    assertThat(onDisk()).doesNotContain(SECRET).contains("run.secret-given");
  }

  @Test
  void oneLineOrAnObjectOfNames() {
    assertThat(new String(SecretFd.line(bytes("a b\n")), StandardCharsets.UTF_8)).isEqualTo("a b");
    assertThat(new String(SecretFd.line(bytes("a\r\n")), StandardCharsets.UTF_8)).isEqualTo("a");
    assertThat(new String(SecretFd.line(bytes("")), StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aDescriptorThatNobodyOpenedIsRefused() {
    for (var number : List.of("1", "2", "-1", "987")) {
      var said = run("--json", "--secret-fd", number);
      assertThat(said.code()).as(number).isEqualTo(2);
      assertThat(said.json().get("problem")).asString().contains("use.secret-fd");
    }
    assertThat(run("--json", "--secret-fd", "three").code()).isEqualTo(2);
    assertThat(terminal.at("incidents", "--json").list("incidents")).isEmpty();
  }

  @Test
  void inputsThatThePlanDoesNotKnowAreRefused() {
    var said = run("--json", "--input", "passwort=1");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.json().get("problem")).asString().contains("Did you mean 'password'");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String onDisk() {
    var all = new StringBuilder();
    try (var files = Files.walk(folder.resolve("home"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return all.toString();
  }
}
