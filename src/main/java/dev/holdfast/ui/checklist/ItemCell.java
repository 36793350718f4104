package dev.holdfast.ui.checklist;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Chords;
import dev.holdfast.ui.uikit.DrawnCell;
import dev.holdfast.ui.uikit.Fields;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Typing;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A row of the checklist; the chosen one holds the field that answers it.
final class ItemCell extends DrawnCell<ChecklistModel.Row> {
  /// What is longer is read in the large view.
  private static final int MOST_LINES = 6;

  /// Room for the field or the buttons below a chosen row.
  private static final int ACTS = 40;

  private final Look look;
  private final Helm helm;
  private final Consumer<String> fold;
  private final Typing typing;

  ItemCell(Look look, Helm helm, Typing typing, Consumer<String> fold) {
    this.typing = typing;
    this.look = look;
    this.helm = helm;
    this.fold = fold;
  }

  @Override
  protected void fill(ChecklistModel.Row item) {
    switch (item) {
      case ChecklistModel.GroupRow group -> group(group);
      case ChecklistModel.ItemRow one -> item(one);
    }
    if (item instanceof ChecklistModel.ItemRow one) {
      for (var field : row.lookupAll(".text-field"))
        if (field instanceof TextField text) typing.takeUp(text, text.getId() + one.id());
    }
  }

  private void group(ChecklistModel.GroupRow group) {
    height(36);
    setOnMouseClicked(_ -> fold.accept(group.id()));
    row.setPadding(new Insets(0, 16, 0, 12));
    var chevron = Icons.small(group.shut() ? "bi-chevron-right" : "bi-chevron-down", "icon-muted");
    var title = Labels.elastic(group.title(), "t12", "semi");
    HBox.setMargin(title, new Insets(0, 0, 0, 8));
    var manner = Labels.elastic(group.manner(), "t12", "muted");
    HBox.setMargin(manner, new Insets(0, 0, 0, 12));
    var counts = Labels.fixed(group.counts(), "t12", "muted");
    var worst = Labels.fixed(group.worst(), "t12", "semi", "ink", group.tone().style());
    HBox.setMargin(worst, new Insets(0, 0, 0, 6));
    row.getChildren().setAll(chevron, title, manner, Labels.room(), counts);
    if (!group.worst().isEmpty()) row.getChildren().add(worst);
  }

  private void item(ChecklistModel.ItemRow item) {
    setOnMouseClicked(null);
    if (item.regressed()) row.getStyleClass().add("regressed");
    if (isSelected()) row.getStyleClass().add("selected");
    var open = isSelected() && !item.settled() && item.turn() == ChecklistModel.Turn.NOW;
    var asks = open && !item.ask().isEmpty() && !item.ask().equals(item.title());
    var acts = open && !item.asked();
    height(32 + (asks ? 12 + 17 * lines(item.ask()) : 0) + (open ? ACTS : 0));
    row.setPadding(new Insets(0, 16, 0, 12));
    var later = item.turn() == ChecklistModel.Turn.LATER;
    var loud = !item.settled() && !later;
    var state = Labels.fixed(item.state(), "t12", loud ? "semi" : "muted");
    if (loud) state.getStyleClass().addAll("ink", item.mark().tone().style());
    var mark = new HBox(10, Glyph.of(item.mark(), item.share(), 16, look), state);
    mark.setAlignment(Pos.CENTER_LEFT);
    var title = Labels.elastic(item.title(), "t14", loud ? "medium" : "muted");
    var words = new VBox(2, title);
    words.setAlignment(Pos.CENTER_LEFT);
    if (asks) words.getChildren().add(question(item.ask()));
    if (later) words.getChildren().setAll(title);
    // What is sensed keeps all that is known of it in sight: its acts stand below.
    // A question has the whole width: its end is what is asked.
    var line = open ? new HBox() : row;
    line.setAlignment(Pos.CENTER_LEFT);
    line.getChildren().setAll(column(mark, 0), column(words, 1));
    if (open) row.getChildren().setAll(over(line, acts ? acts(item) : form(item, words)));
    if (acts || !open)
      line.getChildren()
          .addAll(
              column(Labels.elastic(item.value(), "t12", loud ? "t12" : "muted"), 2),
              column(when(item), 3),
              column(Labels.elastic(item.by(), "t12", "muted"), 4),
              column(last(item), 5));
  }

  /// What a person said can be corrected, also when it settled the item.
  private Region last(ChecklistModel.ItemRow item) {
    if (!isSelected() || !item.asked() || !item.settled())
      return Labels.elastic(item.requiredFor(), "t12", "muted");
    var correct =
        Buttons.quiet(
            "item-correct",
            Words.of("item.correct.do"),
            "",
            () -> ItemSheets.correct(helm, item.id(), item.title()));
    correct.setPadding(new Insets(0, 6, 0, 6));
    return correct;
  }

  private static VBox over(HBox line, HBox acts) {
    var both = new VBox(line, acts);
    VBox.setVgrow(line, Priority.ALWAYS);
    both.setMinWidth(0);
    HBox.setHgrow(both, Priority.ALWAYS);
    return both;
  }

  /// What a person can do about an item that is sensed.
  private HBox acts(ChecklistModel.ItemRow item) {
    var overrule =
        Buttons.plain(
            "item-overrule",
            Words.of("item.overrule.do"),
            "O",
            () -> ItemSheets.overrule(helm, item.id(), item.title()));
    var acts = new HBox(8, overrule, notApplicable(item));
    acts.setAlignment(Pos.TOP_LEFT);
    acts.setMinHeight(ACTS);
    acts.setPadding(new Insets(0, 0, 0, ChecklistPage.stateWidth(look)));
    return acts;
  }

  private Button notApplicable(ChecklistModel.ItemRow item) {
    return Buttons.quiet(
        "item-not-applicable",
        Words.of("item.not-applicable.do"),
        "",
        () -> ItemSheets.notApplicable(helm, item.id(), item.title()));
  }

  private static Label question(String ask) {
    var label = Labels.wrapped(ask, "t12", "muted");
    label.setMinHeight(0);
    return label;
  }

  private static Label when(ChecklistModel.ItemRow item) {
    var when = Labels.elastic(item.when(), "t12", "muted");
    // A tooltip is a window of its own: made once the mouse is there.
    if (!item.since().isEmpty())
      when.setOnMouseEntered(_ -> when.setTooltip(new Tooltip(item.since())));
    return when;
  }

  /// About how many lines a question takes under its title.
  private int lines(String ask) {
    return Math.min(MOST_LINES, (ask.length() + 5) / (look.narrow() ? 96 : 130) + 1);
  }

  private HBox form(ChecklistModel.ItemRow item, VBox words) {
    var not = notApplicable(item);
    var field =
        Fields.draft("item-value", Words.of("item.prompt"), "tick/" + item.id(), helm.drafts());
    var refusal = new Refusal("item-refusal", look);
    var saw =
        Fields.draft("item-seen-by", Words.of("item.seen-by"), "saw/" + item.id(), helm.drafts());
    typing.watch(field, field.getId() + item.id());
    typing.watch(saw, saw.getId() + item.id());
    saw.setMinWidth(84);
    saw.setPrefWidth(112);
    saw.setMaxWidth(112);
    HBox.setMargin(saw, new Insets(0, 12, 0, 0));
    field.textProperty().addListener((_, _, _) -> refusal.clear());
    words.getChildren().add(refusal);
    var base = row.getMinHeight();
    refusal
        .visibleProperty()
        .addListener(
            (_, _, shown) -> height(shown ? base + refusal.prefHeight(words.getWidth()) : base));
    var sending = new Sending(field, refusal, helm::refused);
    Consumer<UnaryOperator<String>> say =
        as -> {
          var value = field.getText().strip();
          if (value.isEmpty()) return;
          var tick = new Command.Tick(item.id(), as.apply(value), saw.getText().strip());
          sending.send(
              reply -> helm.tell(tick, reply),
              () -> {
                helm.drafts().remove("tick/" + item.id());
                helm.drafts().remove("saw/" + item.id());
                helm.release();
              });
        };
    var record =
        Buttons.plain(
            "item-record", Words.of("item.record"), "", () -> say.accept(UnaryOperator.identity()));
    var denied =
        Buttons.plain(
            "item-denied", Words.of("item.denied"), "", () -> say.accept(Unsensed::denied));
    for (var typed : List.of(field, saw)) Chords.onCtrlEnter(typed, denied::fire);
    HBox.setMargin(denied, new Insets(0, 0, 0, 8));
    for (var button : List.of(record, denied))
      button.disableProperty().bind(field.textProperty().map(String::isBlank));
    field.setOnAction(_ -> record.fire());
    saw.setOnAction(_ -> record.fire());
    HBox.setMargin(field, new Insets(0, 8, 0, 0));
    field.setMaxWidth(420);
    field.setMinWidth(120);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox.setMargin(not, new Insets(0, 0, 0, 8));
    var form = new HBox(field, saw, record, denied, not);
    form.setAlignment(Pos.TOP_LEFT);
    form.setMinHeight(ACTS);
    form.setPadding(new Insets(0, 0, 0, ChecklistPage.stateWidth(look)));
    return form;
  }

  /// Puts the keyboard into the field of the chosen row.
  void enter() {
    if (row.lookup("#item-value") instanceof TextField field) field.requestFocus();
  }

  private Region column(Region region, int index) {
    return ChecklistPage.column(region, index, look);
  }

  static Label header(String key) {
    return Labels.fixed(Words.of(key), "t12", "medium", "muted");
  }
}
