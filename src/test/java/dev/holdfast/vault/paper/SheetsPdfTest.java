package dev.holdfast.vault.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.quorum.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The sheets as PDF: a file that readers take, with nothing of a page lost.
class SheetsPdfTest {
  private static final Rule RULE = new Rule(new byte[] {1, 2, 3, 4, 5, 6}, 2, 2);

  private static String file(String holder, String words, String program) {
    Map<String, Secret> shares = new LinkedHashMap<>();
    shares.put(holder, Secret.copyOf(words.getBytes(ISO_8859_1)));
    var sheets =
        new Sheets(
            Path.of("/home/x/vault.kdbx"),
            7,
            Instant.parse("2026-11-23T00:00:00Z"),
            Optional.of(new Sheets.Quorum(RULE, List.of(holder, "Ben"))),
            shares);
    return new String(SheetsPdf.of(sheets, program), ISO_8859_1);
  }

  @Test
  void eachWordStandsInItsRow() {
    var words = "babab dadad fafaf gagag hahah jajaj kakak lalal mamam";
    assertThat(file("Zo\u00eb (ops)", words, "print()"))
        .contains("Recovery sheet of Zo\u00eb \\(ops\\)", "combine_shares.py", "print\\(\\)")
        .contains("( 1  babab dadad fafaf gagag hahah jajaj)", "( 7  kakak lalal mamam)");
  }

  @Test
  void theTableOfObjectsIsRight() {
    var text = file("Ann", "babab", "line\n".repeat(400));
    var start =
        Integer.parseInt(
            text.substring(text.lastIndexOf("startxref") + 10).lines().findFirst().orElseThrow());
    assertThat(text.substring(start)).startsWith("xref\n");
    var places = Pattern.compile("(\\d{10}) 00000 n").matcher(text).results().toList();
    for (int at = 0; at < places.size(); at++) {
      var place = Integer.parseInt(places.get(at).group(1));
      assertThat(text.substring(place)).startsWith((at + 1) + " 0 obj\n");
    }
    assertThat(Pattern.compile("/Type /Page ").matcher(text).results().count())
        .as("a long program goes over several pages")
        .isGreaterThan(4);
    assertThat(Pattern.compile("\\(line\\) Tj").matcher(text).results().count()).isEqualTo(400);
    for (var stream :
        Pattern.compile("/Length (\\d+) >>\nstream\n(.*?)\nendstream", Pattern.DOTALL)
            .matcher(text)
            .results()
            .toList()) {
      assertThat(stream.group(2)).hasSize(Integer.parseInt(stream.group(1)));
    }
  }

  @Test
  void nothingRunsOffThePage() {
    var text = file("Ann", "babab", "x".repeat(500));
    for (var line :
        Pattern.compile("/F\\d ([\\d.]+) Tf \\d+ ([\\d.]+) Td \\((.*)\\) Tj")
            .matcher(text)
            .results()
            .toList()) {
      var size = Double.parseDouble(line.group(1));
      assertThat(line.group(3).length()).isLessThanOrEqualTo(PdfPage.columns(size));
      assertThat(Double.parseDouble(line.group(2))).isBetween(40.0, 800.0);
    }
  }

  @Test
  void whatTheFontsLackIsRefused() {
    assertThatThrownBy(() -> file("\u0141ukasz", "babab", ""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("html");
  }
}
