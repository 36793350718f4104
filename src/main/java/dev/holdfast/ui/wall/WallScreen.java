package dev.holdfast.ui.wall;

import dev.holdfast.estate.Outlook;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.shell.Signs;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// The display for a room: drawn for 1920 by 1080 and scaled to the screen it is on.
public final class WallScreen extends Pane {
  private static final double WIDTH = 1920;
  private static final double HEIGHT = 1080;
  private static final double LOWER = 290;
  private static final double LOWER_LENGTHY = 384;
  private static final int CLOCK = 288;
  private static final int CLOCK_SIGNED = 250;
  private static final int CLOCK_LENGTHY = 230;

  /// So many letters stand in one line of the top, and in two of a card.
  private static final int ONE_LINE = 31;

  private static final int TWO_LINES = 48;

  /// So many letters of the foot stand beside the next message in one line.
  private static final int FOOT_LINE = 52;

  /// So many letters stand in one line of a card.
  private static final int CARD_LINE = 29;

  private final Look look;
  private @Nullable Outlook estate;
  private final StackPane frame = new StackPane();
  private final Scale scale = new Scale(1, 1, 0, 0);

  public WallScreen(Look look) {
    this.look = look;
    setId("wall");
    // Nothing on it takes the keyboard, and without a focus no key would lead back.
    setFocusTraversable(true);
    getStyleClass().add("page");
    frame.getTransforms().add(scale);
    getChildren().add(frame);
  }

  @Override
  protected void layoutChildren() {
    var factor = Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
    scale.setX(factor);
    scale.setY(factor);
    frame.resizeRelocate(
        (getWidth() - WIDTH * factor) / 2, (getHeight() - HEIGHT * factor) / 2, WIDTH, HEIGHT);
  }

  /// Takes what is newly known of the estate; drawn with the next snapshot.
  public void estate(Outlook outlook) {
    estate = outlook;
  }

  public void show(Snapshot run) {
    var known = estate;
    var model = WallModel.of(run, known == null ? List.of() : Signs.of(known, run));
    var cards =
        model.now().title().length() > CARD_LINE || model.next().title().length() > CARD_LINE;
    var middle = middle(model, cards || run.scenarioTitle().length() > ONE_LINE);
    var page = new VBox(top(run, model), middle, lower(model, cards), foot(model));
    page.getStyleClass().add("page");
    VBox.setVgrow(middle, Priority.ALWAYS);
    frame.getChildren().setAll(page);
    frame.getStyleClass().setAll("frame-" + run.mode().word(), "mode-" + run.mode().word());
    frame.setStyle("-fx-padding: 12px;");
  }

  private HBox top(Snapshot run, WallModel model) {
    var word = Labels.fixed(Words.of("mode." + run.mode().word()), "mode-word");
    word.setStyle(
        "-fx-font-size: "
            + (run.mode() == dev.holdfast.incident.Mode.REHEARSAL ? 64 : 120)
            + "px;");
    word.setMinHeight(140);
    word.setMaxHeight(140);
    var block = new StackPane(word);
    block.getStyleClass().add("mode-block-" + run.mode().word());
    if (run.mode() == dev.holdfast.incident.Mode.DRILL) {
      var plate = new StackPane(word);
      plate.getStyleClass().add("plate");
      plate.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      plate.setPadding(new Insets(0, 16, 0, 16));
      block.getChildren().setAll(plate);
    }
    block.setMinWidth(420);
    var lengthy = run.scenarioTitle().length() > ONE_LINE;
    var scenario = Labels.wrapped(run.scenarioTitle(), lengthy ? "w44" : "w64", "semi");
    lines(scenario, lengthy ? 2 : 1, lengthy ? 44 : 64);
    var words = new VBox(overline(run, model), scenario);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var now =
        new HBox(
            16,
            Labels.fixed(Times.minute(run.clocks().now()), "w88"),
            Labels.fixed("UTC", "w44", "muted"));
    now.setAlignment(Pos.BASELINE_RIGHT);
    now.setMaxHeight(Region.USE_PREF_SIZE);
    now.setMinWidth(Region.USE_PREF_SIZE);
    var top = new HBox(48, block, words, now);
    top.setAlignment(Pos.CENTER_LEFT);
    top.setFillHeight(true);
    block.setMaxHeight(Double.MAX_VALUE);
    top.setPadding(new Insets(0, 48, 0, 0));
    top.setMinHeight(lengthy ? 194 : 154);
    top.setPrefHeight(lengthy ? 194 : 154);
    top.getStyleClass().add("bar");
    return top;
  }

  /// The plan's name, which gives way to the signs of another scenario.
  private Node overline(Snapshot run, WallModel model) {
    if (model.signs().isEmpty()) return Labels.elastic(run.planTitle(), "w44", "muted");
    var says = Labels.elastic(model.signs(), "w44", "semi", "ink");
    var signs = new HBox(20, Glyph.of(Mark.ATTENTION, 0.3, 40, look), says);
    signs.setId("wall-signs");
    signs.getStyleClass().add(Mark.ATTENTION.tone().style());
    signs.setAlignment(Pos.CENTER_LEFT);
    signs.setMinWidth(0);
    return signs;
  }

  private static HBox middle(WallModel model, boolean lengthy) {
    var clock = Labels.fixed(model.clock(), "w288");
    if (model.clockTone() != Tone.PLAIN)
      clock.getStyleClass().addAll("ink", model.clockTone().style());
    var size =
        lengthy
            ? CLOCK_LENGTHY
            : model.clock().length() > "00:00:00".length() ? CLOCK_SIGNED : CLOCK;
    clock.setStyle("-fx-font-size: " + size + "px;");
    var left = new VBox(0, Labels.elastic(model.clockLabel(), "w44", "muted"), clock);
    left.setMinWidth(0);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(left, Priority.ALWAYS);
    var right = new VBox(4);
    if (!model.forecast().isEmpty()) {
      right
          .getChildren()
          .addAll(
              toned(model, Labels.fixed(model.forecastLabel(), "w44", "muted")), forecast(model));
    }
    if (!model.loss().isEmpty()) {
      if (!right.getChildren().isEmpty()) right.getChildren().add(space());
      var label = Labels.fixed(model.lossLabel(), "w44", "muted");
      var loss = Labels.fixed(model.loss(), "w88");
      for (var text : model.losing() ? List.of(label, loss) : List.<Label>of())
        text.getStyleClass().addAll("ink", "tone-danger");
      right.getChildren().addAll(label, loss);
    }
    right.setAlignment(Pos.CENTER_LEFT);
    right.setMinWidth(430);
    var middle = new HBox(48, left, right);
    middle.setPadding(new Insets(0, 48, 0, 48));
    middle.setMinHeight(0);
    return middle;
  }

  private static Label toned(WallModel model, Label label) {
    if (model.forecastTone() != Tone.PLAIN)
      label.getStyleClass().addAll("ink", model.forecastTone().style());
    return label;
  }

  private static HBox forecast(WallModel model) {
    var from = new HBox(16, toned(model, Labels.fixed(model.forecast(), "w88")));
    if (!model.forecastTo().isEmpty())
      from.getChildren().add(Labels.fixed(model.forecastTo(), "w44", "muted"));
    from.setAlignment(Pos.BASELINE_LEFT);
    from.setMaxHeight(Region.USE_PREF_SIZE);
    return from;
  }

  private static Region space() {
    var space = new Region();
    space.setMinHeight(24);
    return space;
  }

  private HBox lower(WallModel model, boolean lengthy) {
    var next = card(model.next());
    next.getStyleClass().addAll("wall-next");
    var lower = new HBox(card(model.now()), next);
    for (var card : lower.getChildren()) HBox.setHgrow(card, Priority.ALWAYS);
    var height = lengthy ? LOWER_LENGTHY : LOWER;
    lower.setMinHeight(height);
    lower.setPrefHeight(height);
    lower.setMaxHeight(height);
    lower.getStyleClass().add("line-muted-above");
    return lower;
  }

  private VBox card(WallModel.Card model) {
    var why = Labels.elastic(model.why(), "w44", "semi", "ink");
    var first = new HBox(24, why);
    model.mark().ifPresent(mark -> first.getChildren().addFirst(Glyph.of(mark, 0.3, 40, look)));
    first.setAlignment(Pos.CENTER_LEFT);
    first.setMinWidth(0);
    var lengthy = model.title().length() > TWO_LINES;
    var last = new HBox(24);
    if (!model.clock().isEmpty())
      last.getChildren().add(Labels.fixed(model.clock(), lengthy ? "w64" : "w88"));
    last.setMaxHeight(Region.USE_PREF_SIZE);
    var beside = Labels.wrapped(model.beside(), "w44", "muted");
    lines(beside, model.clock().isEmpty() ? 2 : 1, 44);
    last.getChildren().add(beside);
    last.setAlignment(Pos.BASELINE_LEFT);
    var name = Labels.wrapped(model.title(), lengthy ? "w44" : "w56", "semi");
    lines(name, lengthy ? 3 : 2, lengthy ? 44 : 56);
    var card = new VBox(4, first, name, last);
    card.setAlignment(Pos.TOP_LEFT);
    card.setPadding(new Insets(16, 48, 8, 48));
    card.getStyleClass().add(model.tone().style());
    card.setMinWidth(0);
    card.setPrefWidth(940);
    card.setMaxWidth(Double.MAX_VALUE);
    return card;
  }

  /// Lets a title take so many lines; what is over ends in dots.
  private static void lines(Label label, int lines, double size) {
    label.setMinHeight(Region.USE_COMPUTED_SIZE);
    label.setMaxHeight(Math.ceil(lines * size * 1.45));
  }

  private static HBox foot(WallModel model) {
    var lengthy = model.foot().length() > FOOT_LINE;
    var done = Labels.wrapped(model.foot(), "w44", "muted");
    lines(done, lengthy ? 2 : 1, 44);
    done.setMinWidth(0);
    var update = Labels.fixed(model.update(), "w44", "muted");
    if (model.updateLate()) update.getStyleClass().addAll("ink", "tone-warning");
    var foot = new HBox(48, done, Labels.room(), update);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setPadding(new Insets(0, 48, 0, 48));
    foot.setMinHeight(lengthy ? 150 : 100);
    foot.setPrefHeight(lengthy ? 150 : 100);
    foot.getStyleClass().add("strip");
    return foot;
  }
}
