package dev.holdfast.ui.wall;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
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

/// The display for a room: drawn for 1920 by 1080 and scaled to the screen it is on.
public final class WallScreen extends Pane {
  private static final double WIDTH = 1920;
  private static final double HEIGHT = 1080;
  private final Look look;
  private final StackPane frame = new StackPane();
  private final Scale scale = new Scale(1, 1, 0, 0);

  public WallScreen(Look look) {
    this.look = look;
    setId("wall");
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

  public void show(Snapshot run) {
    var model = WallModel.of(run);
    var page = new VBox(top(run), middle(model), lower(model), foot(model));
    page.getStyleClass().add("page");
    VBox.setVgrow(page.getChildren().get(1), Priority.ALWAYS);
    frame.getChildren().setAll(page);
    frame.getStyleClass().setAll("frame-" + run.mode().word(), "mode-" + run.mode().word());
    frame.setStyle("-fx-padding: 12px;");
  }

  private static HBox top(Snapshot run) {
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
    var words =
        new VBox(
            Labels.elastic(run.planTitle(), "w44", "muted"),
            Labels.elastic(run.scenarioTitle(), "w64"));
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
    top.setMinHeight(154);
    top.setPrefHeight(154);
    top.getStyleClass().add("bar");
    return top;
  }

  private static HBox middle(WallModel model) {
    var clock = Labels.fixed(model.clock(), "w288");
    if (model.past()) clock.getStyleClass().addAll("ink", "tone-danger");
    if (model.past() || model.clock().length() > 8) clock.setStyle("-fx-font-size: 250px;");
    var left = new VBox(0, Labels.elastic(model.clockLabel(), "w44", "muted"), clock);
    left.setMinWidth(0);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(left, Priority.ALWAYS);
    var right =
        new VBox(
            4,
            Labels.fixed(Words.of("wall.forecast"), "w44", "muted"),
            Labels.fixed(model.forecast(), "w88"),
            Labels.fixed(model.forecastTo(), "w44", "muted"),
            space(),
            Labels.fixed(model.lossLabel(), "w44", "muted"),
            Labels.fixed(model.loss(), "w88"));
    right.setAlignment(Pos.CENTER_LEFT);
    right.setMinWidth(430);
    var middle = new HBox(48, left, right);
    middle.setPadding(new Insets(0, 48, 0, 48));
    middle.setMinHeight(0);
    return middle;
  }

  private static Region space() {
    var space = new Region();
    space.setMinHeight(24);
    return space;
  }

  private HBox lower(WallModel model) {
    var flight =
        card(
            Mark.IN_FLIGHT,
            Words.of("bar.in-flight"),
            model.flightTitle(),
            model.flightClock(),
            model.flightOf(),
            "tone-accent");
    var next =
        card(
            model.next().mark(),
            Words.of("next.label", model.next().why()),
            model.next().title(),
            "",
            model.next().fact(),
            model.next().tone().style());
    next.getStyleClass().addAll("wall-next");
    var lower = new HBox(flight, next);
    for (var card : lower.getChildren()) HBox.setHgrow(card, Priority.ALWAYS);
    lower.setMinHeight(290);
    lower.setPrefHeight(290);
    lower.getStyleClass().add("line-muted-above");
    return lower;
  }

  private VBox card(Mark mark, String why, String title, String clock, String of, String tone) {
    var first =
        new HBox(24, Glyph.of(mark, 0.3, 40, look), Labels.elastic(why, "w44", "semi", "ink"));
    first.setAlignment(Pos.CENTER_LEFT);
    first.setMinWidth(0);
    var last = new HBox(24);
    if (!clock.isEmpty()) last.getChildren().add(Labels.fixed(clock, "w88"));
    last.setMaxHeight(Region.USE_PREF_SIZE);
    last.getChildren().add(Labels.elastic(of, "w44", "muted"));
    last.setAlignment(Pos.BASELINE_LEFT);
    Node name = Labels.elastic(title, "w56");
    var card = new VBox(8, first, name, last);
    card.setAlignment(Pos.TOP_LEFT);
    card.setPadding(new Insets(16, 48, 16, 48));
    card.getStyleClass().add(tone);
    card.setMinWidth(0);
    card.setPrefWidth(940);
    card.setMaxWidth(Double.MAX_VALUE);
    return card;
  }

  private static HBox foot(WallModel model) {
    Label done = Labels.elastic(model.foot(), "w44", "muted");
    var foot = new HBox(48, done, Labels.room(), Labels.fixed(model.update(), "w44", "muted"));
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setPadding(new Insets(0, 48, 0, 48));
    foot.setMinHeight(100);
    foot.setPrefHeight(100);
    foot.getStyleClass().add("strip");
    return foot;
  }
}
