package dev.holdfast.ui.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/// The pages of the manual that ship inside the program, in the order of their index.
final class Manual {
  private static final String INDEX = "manual/index.md";

  private final Parser parser =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();
  private final TextContentRenderer plain =
      TextContentRenderer.builder().extensions(List.of(TablesExtension.create())).build();
  private final List<Page> pages = new ArrayList<>();

  /// One file.
  ///
  /// @param path below `docs`
  record Page(String path, String title, Node text, List<Section> sections) {}

  /// From one heading to the next.
  ///
  /// @param number of the heading in its page, from 0; -1 is the page's head
  record Section(String page, int number, String title, String text) {
    boolean contains(String wanted) {
      var words = wanted.toLowerCase(Locale.ROOT).strip();
      return title.toLowerCase(Locale.ROOT).contains(words)
          || text.toLowerCase(Locale.ROOT).contains(words);
    }
  }

  private Manual() {}

  /// Reads all of it; takes a moment.
  static Manual read() {
    var manual = new Manual();
    manual.add(INDEX);
    var index = manual.pages.getFirst();
    index
        .text()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                resolve(INDEX, link.getDestination()).ifPresent(manual::add);
              }
            });
    return manual;
  }

  List<Page> pages() {
    return List.copyOf(pages);
  }

  Optional<Page> page(String path) {
    return pages.stream().filter(page -> page.path().equals(path)).findFirst();
  }

  /// The sections that have some words, best first: those that have them in the title.
  List<Section> search(String wanted) {
    var found =
        pages.stream()
            .flatMap(page -> page.sections().stream())
            .filter(section -> section.contains(wanted))
            .toList();
    var sorted = new ArrayList<>(found);
    var words = wanted.toLowerCase(Locale.ROOT).strip();
    sorted.sort(
        java.util.Comparator.comparing(
            section -> !section.title().toLowerCase(Locale.ROOT).contains(words)));
    return sorted;
  }

  /// The page that a link leads to, when it is one of the manual.
  static Optional<String> resolve(String from, String destination) {
    if (destination.contains("://") || destination.startsWith("#")) return Optional.empty();
    var path = URI.create(from).resolve(destination.replaceFirst("#.*$", "")).getPath();
    if (!path.endsWith(".md")) return Optional.empty();
    try (var in = open(path)) {
      return in == null ? Optional.empty() : Optional.of(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where a picture is, when it came with the program.
  static Optional<String> picture(String from, String destination) {
    var path = URI.create(from).resolve(destination).getPath();
    return Optional.ofNullable(Manual.class.getResource("/docs/" + path)).map(URL::toExternalForm);
  }

  static @org.jspecify.annotations.Nullable InputStream open(String path) {
    return Manual.class.getResourceAsStream("/docs/" + path);
  }

  private void add(String path) {
    if (page(path).isPresent()) return;
    var source = source(path);
    var text = parser.parse(source);
    var sections = sections(path, text, source.lines().toList());
    var title = sections.isEmpty() ? path : sections.getFirst().title();
    pages.add(new Page(path, title, text, sections));
  }

  private static String source(String path) {
    try (var in = open(path)) {
      if (in == null) throw new IOException("the manual has no page " + path);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Section> sections(String path, Node document, List<String> lines) {
    var heads = new ArrayList<Heading>();
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) heads.add(heading);
    }
    var all = new ArrayList<Section>();
    for (var i = 0; i < heads.size(); i++) {
      var from = line(heads.get(i));
      var to = i + 1 < heads.size() ? line(heads.get(i + 1)) : lines.size();
      var text = String.join("\n", lines.subList(from, to));
      all.add(new Section(path, i, plain.render(heads.get(i)).strip(), text));
    }
    return all;
  }

  private static int line(Node node) {
    return node.getSourceSpans().stream().findFirst().map(SourceSpan::getLineIndex).orElse(0);
  }
}
