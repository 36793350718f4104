package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing that the documents say is missing from the bundled plans: every line is claimed by an
/// element, and only headings and connecting prose are left.
class DocumentCoverageTest {
  private static final Path SEEDS =
      Path.of(System.getProperty("holdfast.seeds", "../shared/seeds"));

  /// Headings, fences, rules, table rules, the frame of a drawing, and sentences that only open a
  /// list.
  private static final Pattern CARRIES_NOTHING =
      Pattern.compile(
          "\\s*(#{1,6} .*|```\\w*|-{3,}|\\|[-| :]+\\||[│▼┌┐└┘─┬┴├┤ ]+|(?:[-*]|\\d+\\.)? ?\\**[^:]+:\\**)\\s*");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "contractorlens, 000_62246ff054a3f992.txt",
    "technician-marketplace, 004_6bc1654bb72f66d4.txt",
  })
  void claimsEveryLine(String plan, String document) throws IOException {
    var lines = document(document);
    var claims = ClaimedLines.of(Path.of("runbooks", plan));

    assertThat(unclaimed(lines, claims)).as("lines that no element claims").isEmpty();
    assertThat(facts(lines, claims)).as("lines called prose that carry a fact").isEmpty();
    assertThat(beyond(lines, claims)).as("claims beyond the document's end").isEmpty();
  }

  private static List<String> unclaimed(List<String> lines, ClaimedLines claims) {
    var left = new ArrayList<String>();
    for (var number = 1; number <= lines.size(); number++) {
      var line = lines.get(number - 1);
      if (!line.isBlank() && !claims.claimed(number)) left.add(number + ": " + line);
    }
    return left;
  }

  private static List<String> facts(List<String> lines, ClaimedLines claims) {
    return claims.asProse().keySet().stream()
        .filter(number -> number <= lines.size() && !claims.byElements().containsKey(number))
        .filter(number -> !CARRIES_NOTHING.matcher(lines.get(number - 1)).matches())
        .map(number -> number + ": " + lines.get(number - 1))
        .toList();
  }

  private static List<String> beyond(List<String> lines, ClaimedLines claims) {
    var left = new ArrayList<String>();
    claims.byElements().tailMap(lines.size() + 1).forEach((n, file) -> left.add(file + ": " + n));
    claims.asProse().tailMap(lines.size() + 1).forEach((n, file) -> left.add(file + ": " + n));
    return left;
  }

  private static List<String> document(String name) throws IOException {
    var file = SEEDS.resolve(name);
    if (Files.isRegularFile(file)) return Files.readAllLines(file);
    var missing = "the document " + file + " is not there, so its lines cannot be compared";
    return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
  }
}
