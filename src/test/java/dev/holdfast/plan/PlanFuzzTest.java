package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ":",
          "- ",
          "\n",
          "\t",
          "\"",
          "'",
          "&a",
          "*a",
          "!",
          "|",
          ">",
          "#",
          "%",
          "@",
          "?",
          "---\n",
          "...",
          "${",
          "\u0000",
          "\ud83d\ude00",
          "9e9999",
          "~",
          "0x",
          "..");

  @TempDir Path folder;

  @Test
  void neverThrowsAndNeverHangs() throws IOException {
    new SamplePlan().write(folder);
    var names = List.of("plan.yaml", "people.yaml", "scenarios/lost.yaml");
    var random = new Random(20_260_115);
    for (int round = 0; round < 1_500; round++) {
      var name = names.get(round % names.size());
      var file = folder.resolve(name);
      var good = Files.readAllBytes(file);
      Files.write(file, spoil(good, random));
      var seed = round;
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            var loaded = PlanLoader.load(folder);
            assertThat(loaded.plan().isPresent())
                .as("round %d", seed)
                .isEqualTo(loaded.findings().stream().noneMatch(PlanFuzzTest::isError));
            var unused = PlanReferences.check(loaded, new SmallVocabulary());
            assertThat(unused).isNotNull();
          });
      Files.write(file, good);
    }
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Finding.Severity.ERROR;
  }

  private static byte[] spoil(byte[] good, Random random) {
    var bytes = good.clone();
    var at = random.nextInt(bytes.length);
    switch (random.nextInt(5)) {
      case 0 -> bytes[at] = (byte) random.nextInt(256);
      case 1 -> bytes = Arrays.copyOf(bytes, at);
      case 2 -> {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var cut = random.nextInt(text.length());
        var piece = PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(40));
        bytes =
            (text.substring(0, cut) + piece + text.substring(cut)).getBytes(StandardCharsets.UTF_8);
      }
      case 3 -> {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var from = random.nextInt(text.length());
        var to = Math.min(text.length(), from + 1 + random.nextInt(60));
        bytes = (text.substring(0, from) + text.substring(to)).getBytes(StandardCharsets.UTF_8);
      }
      default -> {
        for (int i = 0; i < 8; i++)
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return bytes;
  }
}
