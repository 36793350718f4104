package dev.holdfast.ui.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Key;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;

class ManualTest {
  private final Manual manual = Manual.read();

  @Test
  void everyPageOfTheIndexIsThere() {
    assertThat(manual.pages().stream().map(Manual.Page::path))
        .startsWith("manual/index.md")
        .contains("manual/states.md", "manual/keys.md", "manual/command-line.md", "rehearsal.md")
        .doesNotHaveDuplicates();
    assertThat(manual.pages()).allSatisfy(page -> assertThat(page.sections()).isNotEmpty());
  }

  @Test
  void everyLinkToAPageLeadsToOne() {
    var lost = new ArrayList<String>();
    for (var page : manual.pages()) {
      page.text()
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                  var to = link.getDestination().replaceFirst("#.*$", "");
                  if (!to.endsWith(".md") || to.contains("://") || to.contains("decisions")) return;
                  var at = Manual.resolve(page.path(), to);
                  if (at.flatMap(manual::page).isEmpty()) lost.add(page.path() + " -> " + to);
                }
              });
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void everyKeyOfTheWindowIsOnThePageOfKeys() {
    var keys = String.join("\n", texts("manual/keys.md")).replace('\u2212', '-');
    for (var key : Key.values()) {
      for (var written : key.written().replace('\u2212', '-').split(" ", -1)) {
        assertThat(keys).contains(written.equals("\u21b5") ? "`Enter`" : "`" + written + "`");
      }
    }
  }

  @Test
  void whatIsFoundInATitleComesFirst() {
    var found = manual.search("doubt");
    assertThat(found).hasSizeGreaterThan(2);
    assertThat(found).anySatisfy(part -> assertThat(part.page()).isEqualTo("manual/states.md"));
    assertThat(manual.search("DOUBT ")).isEqualTo(found);
    assertThat(manual.search("no such word at all")).isEmpty();
  }

  private List<String> texts(String path) {
    return manual.page(path).orElseThrow().sections().stream().map(Manual.Section::text).toList();
  }
}
