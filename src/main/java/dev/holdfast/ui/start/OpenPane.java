package dev.holdfast.ui.start;

import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// What can be opened from here, and what this laptop has.
final class OpenPane extends VBox {
  private static final int SHOWN = 4;
  private final Look look;
  private final StartPort port;
  private final VBox laptop = new VBox(12);
  private final VBox unreadable = new VBox(8);
  private final VBox vault = new VBox(12);
  private Optional<Cockpit.Fact> stands = Optional.empty();

  OpenPane(Look look, StartPort port) {
    super(0);
    this.look = look;
    this.port = port;
    unreadable.setId("unreadable");
    unreadable.setPadding(new Insets(20, 0, 0, 0));
    unreadable.getStyleClass().add(Mark.ATTENTION.tone().style());
    getStyleClass().add("pane");
    var width = look.narrow() ? 312 : 376;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    setPadding(new Insets(0, 16, 16, 16));
    // In a low window its last lines go, never the strip below it.
    setMinHeight(0);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    vault.setId("laptop-vault");
    vault(Optional.empty());
  }

  /// Until then the pane only keeps its place: every entry has a key of its own besides.
  void fill() {
    var title = Labels.fixed(Words.of("start.open"), "t18");
    var header = new HBox(title);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setMinHeight(49);
    header.getStyleClass().add("line-muted-below");
    var facts =
        new VBox(12, Labels.fixed(Words.of("start.laptop"), "t12", "semi", "muted"), vault, laptop);
    facts.setPadding(new Insets(20, 0, 0, 0));
    getChildren()
        .setAll(
            header,
            entry("open-plan", "bi-folder2-open", "start.open.plan", "Ctrl+O", port::openPlan),
            entry(
                "verify-record",
                "bi-journal-check",
                "start.open.record",
                "Ctrl+J",
                port::verifyRecord),
            entry(
                "survey-open",
                "bi-diagram-3",
                "start.open.survey",
                "3",
                () -> port.act(Key.SURVEY.id())),
            entry("walks-open", "bi-ui-checks", "start.open.walks", "Ctrl+L", port::walks),
            entry(
                "closed-open",
                "bi-journal-text",
                "start.open.closed",
                "8",
                () -> port.act(Key.PAGE_RECORD.id())),
            unreadable,
            facts);
  }

  private static HBox entry(String id, String icon, String text, String key, Runnable run) {
    var words =
        new VBox(
            1,
            Labels.elastic(Words.of(text), "t14", "medium"),
            Labels.wrapped(Words.of(text + ".says"), "t12", "muted"));
    words.setMinWidth(0);
    HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
    words.setAlignment(Pos.CENTER_LEFT);
    var entry = new HBox(12, Icons.of(icon, "icon-muted"), words, Labels.fixed(key, "key"));
    entry.setId(id);
    entry.setAlignment(Pos.CENTER_LEFT);
    entry.setMinHeight(59);
    entry.getStyleClass().add("line-muted-below");
    entry.setFocusTraversable(true);
    entry.setAccessibleRole(AccessibleRole.BUTTON);
    entry.setAccessibleText(Words.of(text));
    entry.setOnMouseClicked(_ -> run.run());
    entry.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.SPACE) run.run();
        });
    return entry;
  }

  void show(Cockpit.Library library) {
    unreadable.getChildren().clear();
    unreadable.setManaged(!library.unreadable().isEmpty());
    if (!library.unreadable().isEmpty()) {
      var head =
          new HBox(
              8,
              Glyph.of(Mark.ATTENTION, 0, 14, look),
              Labels.fixed(
                  Words.count("start.unreadable", library.unreadable().size()),
                  "t12",
                  "semi",
                  "ink"));
      head.setAlignment(Pos.CENTER_LEFT);
      unreadable.getChildren().add(head);
      for (var fact : library.unreadable().stream().limit(SHOWN).toList())
        unreadable
            .getChildren()
            .addAll(
                Labels.elastic(fact.label(), "t12", "mono"),
                Labels.wrapped(fact.value(), "t12", "muted"));
      unreadable
          .getChildren()
          .add(Labels.wrapped(Words.of("start.unreadable.kept"), "t12", "muted"));
    }
    laptop.getChildren().clear();
    for (var fact : library.laptop()) laptop.getChildren().add(line(fact));
  }

  private static HBox line(Cockpit.Fact fact) {
    var label = Labels.fixed(fact.label(), "t12", "muted");
    label.setMinWidth(72);
    return new HBox(label, Labels.wrapped(fact.value(), "t12"));
  }

  /// Says how the vault stands; draws only what is new, since it is asked every second.
  void vault(Optional<Cockpit.Fact> now) {
    vault.setManaged(now.isPresent());
    if (now.equals(stands)) return;
    stands = now;
    vault.getChildren().setAll(now.stream().map(OpenPane::line).toList());
  }
}
