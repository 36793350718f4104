package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Json;
import dev.holdfast.runbook.Consent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program on a real pseudo-terminal, which Python opens: it asks, takes answers, and does not
/// show secrets.
@EnabledOnOs({OS.LINUX, OS.MAC})
class PtyTest {
  private static final String SECRET = "correct-horse-battery-92";

  /// Types each second part when the first has appeared; prints all that the terminal showed.
  private static final String TYPIST =
      """
      import json, os, pty, select, sys, time
      talk, command = json.loads(sys.argv[1])['talk'], sys.argv[2:]
      pid, terminal = pty.fork()
      if pid == 0:
          os.execv(command[0], command)
      shown, since, end = '', 0, time.time() + 120
      while time.time() < end:
          if not select.select([terminal], [], [], 1)[0]:
              continue
          try:
              more = os.read(terminal, 65536)
          except OSError:
              break
          if not more:
              break
          shown += more.decode('utf-8', 'replace')
          while talk and talk[0][0] in shown[since:]:
              since = shown.index(talk[0][0], since) + len(talk[0][0])
              os.write(terminal, (talk.pop(0)[1] + '\\n').encode())
      else:
          os.kill(pid, 9)
      sys.stdout.write(shown)
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """;

  @TempDir Path folder;

  private record Shown(int code, String text) {}

  @BeforeEach
  void plan() throws IOException {
    var plan = folder.resolve("plan");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(plan.resolve("plan.yaml"), "holdfast: 1\nplan: tiny\ntitle: Tiny\n");
    Files.writeString(
        plan.resolve("scenarios/s.yaml"),
        """
        scenario: s
        title: About s
        rto: 4h
        checklist: []
        inputs:
          - {id: password, kind: secret, title: The new password}
        phases:
        - title: Only
          steps:
          - {id: each, title: Each, for-each: "${password}", ask: Is it in force?}
          - {id: way, title: Way, decide: {question: Which?, branches: {stay: end, leave: end}}}
        """);
  }

  private Shown type(List<List<String>> talk, String... words) {
    return run(List.of("python3", "-c", TYPIST, Json.write(Map.of("talk", talk))), words);
  }

  private Shown run(List<String> before, String... words) {
    var command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.holdfast.Main"));
    command.addAll(List.of(words));
    command.addAll(List.of("--home", folder.resolve("home").toString()));
    try {
      var out = folder.resolve("out");
      var child =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      child.getOutputStream().close();
      assertThat(child.waitFor(150, TimeUnit.SECONDS)).isTrue();
      return new Shown(child.exitValue(), Files.readString(out));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void aPersonAtATerminalIsAskedAndASecretIsNotShown() throws IOException {
    var plan = folder.resolve("plan").toString();
    var talk =
        List.of(
            List.of("(not shown):", SECRET),
            List.of("state what you saw:", "signed in with it"),
            List.of("A, B?", "C"),
            List.of("A, B?", "B"));
    var shown = type(talk, "run", plan, "s", "--rehearse", "--by", "Ann");
    assertThat(shown.code()).as(shown.text()).isZero();
    assertThat(shown.text())
        .contains("The new password", "Is it in force?", "'C' is none of A, B", "recovered")
        .doesNotContain(SECRET);
    assertThat(onDisk()).contains("signed in with it").doesNotContain(SECRET);
  }

  @Test
  void anEmptyLineLeavesItAndASecretComesFromADescriptorNextTime() throws IOException {
    var plan = folder.resolve("plan").toString();
    var left = type(List.of(List.of("(not shown):", "")), "run", plan, "s", "--rehearse");
    assertThat(left.code()).as(left.text()).isEqualTo(3);
    assertThat(left.text()).contains("$ holdfast resume", "--secret-fd 3", "3< FILE");
    String id;
    try (var incidents = Files.list(folder.resolve("home/incidents"))) {
      id = incidents.findFirst().orElseThrow().getFileName().toString();
    }
    var secret = Files.writeString(folder.resolve("secret"), SECRET + "\n").toString();
    var shell = List.of("bash", "-c", "exec \"$@\" 3< \"$0\"", secret);
    var resumed = run(shell, "resume", id, "--secret-fd", "3");
    assertThat(resumed.code()).as(resumed.text()).isEqualTo(3);
    assertThat(resumed.text()).contains("Is it in force?", "--answer").doesNotContain("secret-fd");
    assertThat(onDisk()).contains("run.secret-given").doesNotContain(SECRET);
    var closed = run(List.of(), "resume", id, "--secret-fd", "3");
    assertThat(closed.code()).isEqualTo(2);
    assertThat(closed.text()).contains("file descriptor 3");
  }

  @Test
  void aLiveRunIsDeclaredWithTheWordForThePlan() throws IOException {
    var plan = folder.resolve("plan").toString();
    var word = Consent.word(folder.resolve("plan"));
    var name = "Type which plan, as its folder ends: " + word + ":";
    var left = type(List.of(List.of(name, "live"), List.of(name, "")), "run", plan, "s", "--live");
    assertThat(left.code()).as(left.text()).isEqualTo(3);
    assertThat(left.text()).contains("acts on nothing by itself", "Nothing was declared");
    assertThat(folder.resolve("home/incidents")).doesNotExist();
    var talk = List.of(List.of(name, word), List.of("(not shown):", ""));
    var shown = type(talk, "run", plan, "s", "--live", "--by", "Ann");
    assertThat(shown.code()).as(shown.text()).isEqualTo(3);
    assertThat(shown.text()).contains("LIVE declared: ");
  }

  private String onDisk() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(folder.resolve("home"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
