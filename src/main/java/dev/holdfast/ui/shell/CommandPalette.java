package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Every command by name; what cannot be done now says why.
public final class CommandPalette {
  private static final int SHOWN = 10;
  private final List<Act> acts;
  private final Consumer<Act> chosen;
  private final TextField field = new TextField();
  private final VBox rows = new VBox(2);
  private List<Act> found = List.of();
  private int at;

  public CommandPalette(List<Act> acts, Consumer<Act> chosen) {
    this.acts = acts;
    this.chosen = chosen;
  }

  /// A sheet that closes before what was chosen is done.
  public static Sheet over(List<Act> acts, Runnable close) {
    return new CommandPalette(
            acts,
            act -> {
              close.run();
              act.run().run();
            })
        .sheet();
  }

  public Sheet sheet() {
    field.setId("palette-search");
    field.setPromptText(Words.of("palette.prompt"));
    field.setAccessibleText(Words.of("palette.prompt"));
    field.textProperty().addListener((_, _, _) -> find());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    // The field stays where it is however few rows are left.
    rows.heightProperty()
        .addListener(
            (_, _, now) -> rows.setMinHeight(Math.max(rows.getMinHeight(), now.doubleValue())));
    find();
    return new Sheet("palette", Words.of("palette.title"), 560).add(field, rows);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) move(1);
    else if (event.getCode() == KeyCode.UP) move(-1);
    else if (event.getCode() == KeyCode.ENTER) take();
    else return;
    event.consume();
  }

  private void find() {
    found = matching(acts, field.getText());
    at = 0;
    draw();
  }

  /// The acts whose title holds every word: those that can be done first, of these those that begin
  /// with what was typed, then those whose words begin so. `stop` must not go offline.
  static List<Act> matching(List<Act> acts, String query) {
    var words = query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    return acts.stream()
        .filter(
            act -> List.of(words).stream().allMatch(act.title().toLowerCase(Locale.ROOT)::contains))
        .sorted(
            Comparator.comparing((Act act) -> !act.enabled())
                .thenComparing(act -> !act.title().toLowerCase(Locale.ROOT).startsWith(words[0]))
                .thenComparing(act -> !begins(act, words)))
        .toList();
  }

  /// Whether every word begins one of the title's.
  private static boolean begins(Act act, String[] words) {
    var title = " " + act.title().toLowerCase(Locale.ROOT);
    return Arrays.stream(words).allMatch(word -> title.contains(" " + word));
  }

  private void move(int by) {
    if (found.isEmpty()) return;
    at = Math.floorMod(at + by, found.size());
    draw();
  }

  private void take() {
    if (at < found.size() && found.get(at).enabled()) chosen.accept(found.get(at));
  }

  private void draw() {
    rows.getChildren().clear();
    if (found.isEmpty())
      rows.getChildren().add(Labels.fixed(Words.of("palette.none"), "t14", "muted"));
    var from = Math.clamp(at - SHOWN + 1, 0, Math.max(0, found.size() - SHOWN));
    var to = Math.min(found.size(), from + SHOWN);
    for (var i = from; i < to; i++) {
      var act = found.get(i);
      var why = act.whyNot().get();
      var row =
          new HBox(
              12,
              Labels.fixed(act.title(), "t14", why.isEmpty() ? "medium" : "subtle"),
              Labels.elastic(why.orElse(""), "t12", "subtle"),
              Labels.room(),
              Labels.fixed(act.keys(), "key"));
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().add("sheet-row");
      if (i == at) row.getStyleClass().add("selected");
      row.setOnMouseClicked(
          _ -> {
            if (act.enabled()) chosen.accept(act);
          });
      row.setAccessibleText(act.title() + why.map(text -> ". " + text).orElse(""));
      rows.getChildren().add(row);
    }
    if (found.size() > SHOWN)
      rows.getChildren()
          .add(Labels.fixed(Words.of("palette.of", from + 1, to, found.size()), "t12", "subtle"));
  }
}
