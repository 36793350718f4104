package dev.holdfast.vault.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.quorum.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The sheets of paper: one for each share, harmless to open, whole without Holdfast.
class SheetsHtmlTest {
  private static String page(Optional<Sheets.Quorum> quorum, Map<String, Secret> shares) {
    var sheets =
        new Sheets(
            Path.of("/home/x/vault.kdbx"),
            7,
            Instant.parse("2026-11-23T00:00:00Z"),
            quorum,
            shares);
    return new String(SheetsHtml.of(sheets, "print('<&>')"), StandardCharsets.UTF_8);
  }

  private static Secret words(String text) {
    return Secret.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void eachShareHasItsSheetWithNumberedWordsAndACheck() {
    var shares = new LinkedHashMap<String, Secret>();
    shares.put("Ann", words("babab dadad fafaf"));
    shares.put("<b>Ben</b>", words("gagag hahah jajaj"));
    var rule = new Rule(new byte[] {1, 2, 3, 4, 5, 6}, 2, 2);
    var page = page(Optional.of(new Sheets.Quorum(rule, List.of("Ann", "<b>Ben</b>"))), shares);
    assertThat(page)
        .contains("Recovery sheet of Ann", "Recovery sheet of &lt;b&gt;Ben&lt;/b&gt;")
        .contains("<small>1</small>babab", "<small>2</small>dadad", "<small>check</small>fafaf")
        .contains("2 of 2: Ann", "combine_shares.py", "print('&lt;&amp;&gt;')", "010203040506")
        .doesNotContain("<b>Ben")
        .doesNotContain("/home/x")
        .doesNotContain("<script")
        .doesNotContain("http://")
        .doesNotContain("https://");
    assertThat(page.split("<section>", -1)).hasSize(4);
  }

  @Test
  void withoutAQuorumThereIsALineForTheHand() {
    assertThat(page(Optional.empty(), Map.of()))
        .contains("written by hand", "earlier-1.kdbx")
        .contains("holdfast vault passphrase", "makes this sheet the old one")
        .doesNotContain("combine_shares");
  }
}
