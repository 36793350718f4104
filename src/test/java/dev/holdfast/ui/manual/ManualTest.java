package dev.holdfast.ui.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.shell.Page;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class ManualTest {
  private static final Path DOCS = Path.of("docs");
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

  /// On the disk, with its heading where one is named: what GitHub and the window show.
  @Test
  void noLinkAndNoPictureIsDead() throws IOException {
    var files = new ArrayList<>(List.of(Path.of("README.md")));
    try (var docs = Files.walk(DOCS)) {
      docs.filter(file -> file.toString().endsWith(".md")).forEach(files::add);
    }
    var dead = new ArrayList<String>();
    for (var file : files) {
      for (var to : destinations(file)) {
        if (to.contains("://")) continue;
        var parts = to.split("#", 2);
        var at = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        var good = Files.exists(at) && (parts.length < 2 || anchors(at).contains(parts[1]));
        if (!good) dead.add(file + " -> " + to);
      }
    }
    assertThat(dead).isEmpty();
  }

  private static Set<String> destinations(Path file) throws IOException {
    var all = new TreeSet<String>();
    parse(file)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                all.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                all.add(image.getDestination());
                visitChildren(image);
              }
            });
    return all;
  }

  /// Headings as GitHub names them.
  private static List<String> anchors(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static Node parse(Path file) throws IOException {
    return Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .build()
        .parse(Files.readString(file));
  }

  /// Each is shown somewhere, is taken from the gallery by the command, and is small.
  @Test
  void everyPictureIsShownAndTakenFromTheGallery() throws IOException {
    var shown = new TreeSet<String>();
    try (var docs = Files.walk(DOCS.resolve("manual"))) {
      for (var file : docs.filter(Files::isRegularFile).toList()) {
        destinations(file).stream()
            .filter(to -> to.endsWith(".png"))
            .forEach(to -> shown.add(to.replaceFirst(".*/", "")));
      }
    }
    var taken = Files.readString(Path.of("packaging/Pictures.java"));
    try (var pictures = Files.list(DOCS.resolve("pictures"))) {
      for (var picture : pictures.toList()) {
        var name = picture.getFileName().toString();
        assertThat(shown).contains(name);
        assertThat(taken).contains("Map.entry(\"" + name.replace(".png", "") + "\"");
        assertThat(Files.size(picture)).as(name).isLessThan(90_000);
      }
    }
  }

  @Test
  void everyPageOfTheWindowHasItsPartAndItsPicture() throws IOException {
    var text = Files.readString(DOCS.resolve("manual/pages.md"));
    var titles = new ArrayList<>(List.of("Start page", "Wall display", "Walkthrough"));
    for (var page : Page.values()) {
      titles.add(Words.of("page." + page.name().toLowerCase(Locale.ROOT)));
      assertThat(text).contains("Key `" + page.number() + "`");
    }
    for (var title : titles) {
      var from = text.indexOf("\n## " + title + "\n");
      assertThat(from).as(title).isPositive();
      var to = text.indexOf("\n## ", from + 1);
      assertThat(text.substring(from, to < 0 ? text.length() : to)).as(title).contains("](../pict");
    }
  }

  @Test
  void everyStateIsExplained() {
    var states = String.join("\n", texts("manual/states.md"));
    for (var step : StepStatus.values()) assertThat(states).contains("| " + step.word() + " |");
    for (var run : RunState.values()) assertThat(states).contains("| " + run.word() + " |");
    for (var item : ItemView.State.values()) {
      var word = item.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      assertThat(states.toLowerCase(Locale.ROOT)).as("item: " + word).contains("*" + word);
    }
  }

  @Test
  void everyKeyOfTheWindowIsOnThePageOfKeys() {
    var keys = String.join("\n", texts("manual/keys.md")).replace('\u2212', '-');
    for (var key : Key.values()) {
      for (var written : key.written().replace('\u2212', '-').split(" ", -1)) {
        assertThat(keys).contains("`" + written.replace("\u21b5", "Enter") + "`");
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
