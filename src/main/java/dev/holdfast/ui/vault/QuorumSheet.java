package dev.holdfast.ui.vault;

import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.Keyholders;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Lets so many of so many people open the vault: each types a passphrase of their own, and their
/// sheets are written. The other sheet is for a vault without a quorum.
final class QuorumSheet {
  private static final int FIRST = 3;
  private static final int MOST = 16;

  private final VaultPort port;
  private final Deck deck;
  private final List<HolderFields> holders = new ArrayList<>();
  private final VBox rows = new VBox(10);

  QuorumSheet(VaultPort port, Deck deck) {
    this.port = port;
    this.deck = deck;
  }

  void open() {
    var form = new AskSheet(port, deck, "quorum", Words.of("quorum.title"), Words.of("quorum.do"));
    form.says(Words.of("quorum.says"));
    var needed = form.field("quorum-needed", Words.of("quorum.needed"), "2");
    for (var i = 0; i < FIRST; i++) more();
    var button = Buttons.quiet("quorum-more", Words.of("quorum.more"), "", this::more);
    form.add(new VBox(10, rows, button));
    var paper = form.field("quorum-paper", Words.of("quorum.paper"), "");
    form.optional(paper);
    form.open(reply -> make(needed, paper, reply));
  }

  private void more() {
    if (holders.size() == MOST) return;
    var next = new HolderFields(holders.size() + 1);
    holders.add(next);
    rows.getChildren().add(next);
  }

  private void make(TextField needed, TextField paper, Reply reply) {
    var used = holders.stream().filter(row -> !row.empty()).toList();
    var wrong = wrong(needed.getText().strip(), used);
    if (wrong.isPresent()) {
      reply.refused(wrong.get());
      return;
    }
    Map<String, Secret> each = new LinkedHashMap<>();
    for (var row : used) each.put(row.name.getText().strip(), row.passphrase());
    var wish = new Keyholders.Wish(Integer.parseInt(needed.getText().strip()), each, path(paper));
    port.ask(
        glass -> {
          try {
            return glass.keyholders().quorum(wish);
          } finally {
            each.values().forEach(Secret::close);
          }
        },
        made -> {
          holders.forEach(HolderFields::clear);
          reply.taken();
          told(made);
        },
        reply::refused);
  }

  private static Optional<Path> path(TextField field) {
    var text = field.getText().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /// What only the fields can know; the rest is checked where it is made.
  private static Optional<Problem> wrong(String needed, List<HolderFields> used) {
    if (!needed.matches("\\d{1,2}")) return problem("quorum.needed.wrong", needed);
    var names = new ArrayList<String>();
    for (var row : used) {
      var name = row.name.getText().strip();
      if (names.stream().anyMatch(one -> PersonName.same(one, name)))
        return problem("quorum.twice", name);
      names.add(name);
      if (!row.same()) return problem("quorum.not-same", name);
    }
    return Optional.empty();
  }

  private static Optional<Problem> problem(String key, String about) {
    return Optional.of(Problem.of("use.wrong", Words.of(key, about), "", ""));
  }

  private void told(Keyholders.Made made) {
    var names = String.join(", ", made.holders());
    var sheet = new Sheet("quorum-made", Words.of("quorum.made.title"), 520);
    var said = Labels.wrapped(Words.of("quorum.made", made.needed(), names), "t14");
    said.setId("quorum-made-says");
    sheet.add(said, Labels.wrapped(Words.of("quorum.made.keep"), "t12", "muted"));
    made.unwritten().ifPresent(problem -> sheet.add(Labels.wrapped(problem.text(), "t12")));
    made.paper()
        .ifPresent(
            file -> sheet.add(Labels.wrapped(Words.of("quorum.made.paper", file), "t12", "muted")));
    for (var earlier : made.earlier())
      sheet.add(Labels.wrapped(Words.of("quorum.made.earlier", earlier), "t12", "muted"));
    deck.sheet(
        sheet.add(
            Sheet.buttons(
                Buttons.quiet(
                    "quorum-made-close", Words.of("sheet.close"), "Esc", deck::closeSheet))));
  }

  /// Writes the sheet of a vault that a passphrase opens.
  void paper() {
    var form = new AskSheet(port, deck, "paper", Words.of("paper.title"), Words.of("paper.do"));
    form.says(Words.of("paper.says"));
    var file = form.field("paper-file", Words.of("paper.file"), "");
    form.open(
        reply ->
            port.ask(
                glass -> glass.keyholders().paper(Path.of(file.getText().strip())),
                written -> {
                  port.sight().said(Words.of("paper.written", written));
                  port.sight().details(true);
                  port.redraw();
                  reply.taken();
                },
                reply::refused));
  }
}
