package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// One live run that is killed from outside as soon as its record shows something, and then taken
/// up by a person who believes what the run says it saw.
final class KilledRun {
  private static final int MOST = 12;
  private final Program holdfast;
  private final String scenario;
  private Answered last = new Answered(java.util.Map.of());

  KilledRun(Program holdfast, String scenario) {
    this.holdfast = holdfast;
    this.scenario = scenario;
  }

  /// The complete lines that were on record when the child was gone.
  List<String> killWhen(Predicate<List<String>> seen) {
    var running = holdfast.begin(scenario);
    for (int turn = 0; turn < MOST; turn++) {
      var child = running;
      Peer.await(
          "the record shows it, or the child ends",
          Duration.ofMinutes(2),
          () -> seen.test(lines()) || !child.process().isAlive());
      if (child.process().isAlive()) {
        Program.kill(child);
        return lines();
      }
      var ended = Program.finish(child);
      if (ended.code() != 3) break;
      last = new Answered(ended.json());
      if (seen.test(lines()) || last.needs().isEmpty()) break;
      running = holdfast.beginResume(incident(), answer());
    }
    return lines();
  }

  /// Takes the run up until nothing waits any more, and says how it ended.
  Answered takeUp(List<String> before) {
    for (int turn = 0; turn < MOST; turn++) {
      var ended = holdfast.resume(incident(), turn == 0 ? new String[0] : answer());
      assertThat(ended.code()).as("%s", ended).isIn(0, 3);
      last = new Answered(ended.json());
      assertThat(lines()).startsWith(before.toArray(String[]::new));
      for (var step : last.steps()) {
        if ("in-doubt".equals(step.get("state"))) {
          assertThat(Answered.text(step, "seen")).as("%s", step).isNotIn("null", "[]", "");
        }
      }
      if (ended.code() == 0 || last.needs().stream().noneMatch(KilledRun::answerable)) break;
    }
    var verified = holdfast.say("journal", "verify", incidents().resolve(incident()).toString());
    assertThat(verified.code()).as("%s", verified).isZero();
    return last;
  }

  private static boolean answerable(java.util.Map<String, Object> need) {
    return List.of("confirm", "resolve", "retry").contains(Answered.text(need, "kind"));
  }

  /// What a person says to the first thing that is asked.
  private String[] answer() {
    for (var need : last.needs()) {
      var step = Answered.text(need, "step");
      if ("confirm".equals(need.get("kind"))) {
        return new String[] {"--confirm", step + "=" + need.get("name") + "@" + need.get("shown")};
      }
      if ("retry".equals(need.get("kind"))) return new String[] {"--retry", step};
      if ("resolve".equals(need.get("kind"))) {
        var happened = "happened".equals(last.step(step).get("verdict"));
        var word = happened ? "done" : "not-done";
        return new String[] {"--resolve", step + "=" + word, "--because", "as it was seen"};
      }
    }
    return new String[0];
  }

  private String incident() {
    return Objects.requireNonNull(journal(), "an incident").getName(0).toString();
  }

  private Path incidents() {
    return holdfast.home().resolve("home/incidents");
  }

  /// The first segment, relative to the incidents; null while there is none.
  private @org.jspecify.annotations.Nullable Path journal() {
    var incidents = incidents();
    if (!Files.isDirectory(incidents)) return null;
    try (var files = Files.walk(incidents, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals("00000001.jsonl"))
          .findFirst()
          .map(incidents::relativize)
          .orElse(null);
    } catch (IOException | UncheckedIOException beingMade) {
      return null;
    }
  }

  List<String> lines() {
    var journal = journal();
    if (journal == null) return List.of();
    try {
      var text = Files.readString(incidents().resolve(journal), StandardCharsets.UTF_8);
      return Arrays.stream(text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1))
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException gone) {
      return List.of();
    }
  }
}
