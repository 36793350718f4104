package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Durations;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.runbook.glass.Revealed;
import dev.holdfast.runbook.glass.Upkeep;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.Part;
import dev.holdfast.vault.VaultEntry;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One entry in full; its secrets stay masked until they are revealed, and are masked again.
final class EntryPane {
  /// As long for every secret: the length of one is nobody's business.
  private static final String MASK = "\u2022".repeat(12);

  private final Look look;
  private final Consumer<String> act;
  private final Consumer<String> copy;

  /// @param act does what the act of that name does
  /// @param copy copies the part of that name
  EntryPane(Look look, Consumer<String> act, Consumer<String> copy) {
    this.look = look;
    this.act = act;
    this.copy = copy;
  }

  VBox content(VaultEntry entry, GlassView view, Sight sight, Instant now) {
    var box = new VBox(16, head(entry));
    for (var one : entry.unclear()) {
      box.getChildren().add(line(Mark.ATTENTION, Words.of("vault.unclear", one.what())));
    }
    box.getChildren().add(parts(entry, sight, now));
    if (sight.shown().equals(entry.name())) box.getChildren().add(countdown(view));
    sight
        .clip()
        .look(now)
        .ifPresent(
            left ->
                box.getChildren()
                    .add(line(Mark.ATTENTION, Words.of("vault.clip.left", Durations.words(left)))));
    said(sight).forEach(box.getChildren()::add);
    box.getChildren().add(facts(entry));
    return box;
  }

  private static Node head(VaultEntry entry) {
    var name = Labels.wrapped(entry.name(), "t18");
    name.setId("vault-entry-name");
    return new VBox(4, name, Labels.wrapped(VaultModel.about(entry), "t12", "muted"));
  }

  private Node parts(VaultEntry entry, Sight sight, Instant now) {
    var rows = new VBox(12);
    for (var part : entry.type().parts()) {
      var plain = entry.plain().get(part.id());
      if (plain != null) rows.getChildren().add(row(part, value(part, plain), false));
      if (entry.secrets().contains(part.id())) {
        var shown = sight.part(entry.name(), part.id());
        var label = value(part, shown.orElse(MASK));
        if (shown.isEmpty()) label.setAccessibleText(Words.of("vault.masked"));
        rows.getChildren().add(row(part, label, true));
        if (part.id().equals(Revealed.SEED)) {
          sight
              .codeLeft(now)
              .ifPresent(
                  left ->
                      rows.getChildren()
                          .add(
                              id(
                                  "vault-code-left",
                                  Labels.fixed(
                                      Words.of("vault.code.left", Math.max(0, left.toSeconds())),
                                      "t12",
                                      "muted"))));
        }
      }
    }
    if (!entry.besides().isEmpty()) {
      var besides = Words.of("vault.besides", String.join(", ", entry.besides()));
      rows.getChildren().add(id("vault-besides", Labels.wrapped(besides, "t12", "muted")));
    }
    return rows;
  }

  private static Label value(Part part, String text) {
    return id("vault-part-" + part.id(), Labels.wrapped(text, "t12", "mono"));
  }

  private static Label id(String id, Label label) {
    label.setId(id);
    return label;
  }

  private Node row(Part part, Label value, boolean secret) {
    var title = Labels.fixed(word(part), "t12", "muted");
    var words = new VBox(2, title, value);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(8, words);
    row.setAlignment(Pos.CENTER_LEFT);
    if (secret) {
      var button =
          Buttons.quiet(
              "vault-copy-" + part.id(), Words.of("vault.copy"), "", () -> copy.accept(part.id()));
      button.setAccessibleText(Words.of("vault.copy.part", word(part)));
      row.getChildren().add(button);
    }
    return row;
  }

  /// `secret access key`, `one-time code`.
  static String word(Part part) {
    var key = "vault.part." + part.id();
    return Words.has(key) ? Words.of(key) : part.id().replace('-', ' ');
  }

  private Node countdown(GlassView view) {
    var left =
        view.open()
            .flatMap(GlassView.Open::shown)
            .map(shown -> Durations.words(shown.left()))
            .orElse("");
    var row =
        new HBox(
            8,
            id(
                "vault-shown-left",
                Labels.fixed(Words.of("vault.shown.left", left), "t12", "muted")),
            Labels.room(),
            Buttons.quiet(
                "vault-hide-now", Words.of("act.vault-hide"), "H", () -> act.accept("vault-hide")));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private java.util.List<Node> said(Sight sight) {
    var nodes = new java.util.ArrayList<Node>();
    if (!sight.testing().isEmpty())
      nodes.add(Labels.wrapped(Words.of("vault.testing"), "t12", "muted"));
    sight.tested().ifPresent(tested -> nodes.add(tested(tested)));
    if (!sight.said().isEmpty())
      nodes.add(id("vault-said", Labels.wrapped(sight.said(), "t12", "muted")));
    return nodes;
  }

  private Node tested(Upkeep.Tested tested) {
    var box = new VBox(2, line(tested.works() ? Mark.DONE : Mark.ATTENTION, tested.said()));
    box.setId("vault-tested");
    if (!tested.next().isEmpty())
      box.getChildren().add(Labels.wrapped(tested.next(), "t12", "muted"));
    return box;
  }

  private Node line(Mark mark, String text) {
    var label = Labels.wrapped(text, "t12", "medium");
    HBox.setHgrow(label, Priority.ALWAYS);
    return new HBox(8, Glyph.of(mark, 0, 14, look), label);
  }

  private static Node facts(VaultEntry entry) {
    var care = entry.care();
    return new VBox(
        4,
        fact(
            "vault.fact.tested",
            care.lastTested().map(VaultModel::day).orElse(Words.of("vault.never-tested"))),
        fact(
            "vault.fact.expires",
            care.expires().map(VaultModel::day).orElse(Words.of("vault.no-end"))),
        fact("vault.fact.rotate", Words.of(care.rotateAfterUse() ? "vault.yes" : "vault.no")),
        fact("vault.fact.two", Words.of(care.twoPeople() ? "vault.yes" : "vault.no")));
  }

  private static Node fact(String key, String value) {
    var name = Labels.fixed(Words.of(key), "t12", "muted");
    name.setMinWidth(120);
    return new HBox(8, name, Labels.elastic(value, "t12"));
  }
}
