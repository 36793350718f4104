package dev.holdfast.ui.start;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.uikit.BarNames;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.DrawnCell;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A row of the start page.
final class StartCell extends DrawnCell<StartModel.Row> {
  /// So many letters of a plan's title are never shortened.
  private static final int WHOLE = 36;

  /// The least that is left of a scenario, and of how a run ended.
  private static final double SCENARIO = 180;

  private static final double RESULT = 160;

  private final Look look;
  private final StartPort port;
  private final ObservableValue<Instant> now;
  private final BooleanSupplier whole;
  private Supplier<List<Button>> missing = List::of;

  /// @param now what ages are counted to: they go on in place, and no row is made anew for it
  /// @param whole false as long as rows that are not chosen stand without their buttons
  StartCell(Look look, ObservableValue<Instant> now, StartPort port, BooleanSupplier whole) {
    this.look = look;
    this.now = now;
    this.port = port;
    this.whole = whole;
    row.setPadding(new Insets(0, 16, 0, 12));
  }

  @Override
  protected void fill(StartModel.Row item) {
    missing = List::of;
    switch (item) {
      case StartModel.PlanRow plan -> plan(plan);
      case StartModel.ScenarioRow scenario -> scenario(scenario);
      case StartModel.HeadRow head -> head(head);
      case StartModel.UnfinishedRow one -> unfinished(one);
      case StartModel.ClosedRow one -> closed(one);
    }
  }

  private void plan(StartModel.PlanRow plan) {
    height(getIndex() == 0 ? 44 : 48);
    if (getIndex() > 0) row.getStyleClass().add("line-muted-above");
    var title = Labels.fixed(plan.plan().title(), "t14", "semi");
    if (plan.plan().title().length() > WHOLE) title.setMinWidth(0);
    var about = Labels.elastic(plan.about(), "t12", "muted");
    about.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    HBox.setMargin(about, new Insets(0, 12, 0, 12));
    var findings = Labels.elastic(plan.findings(), "t12", plan.attention() ? "semi" : "subtle");
    row.getChildren().setAll(title, about, Labels.room());
    if (plan.attention()) {
      findings.getStyleClass().addAll("ink", "tone-warning");
      var loud = new HBox(6, Glyph.of(Mark.ATTENTION, 0, 12, look), findings);
      loud.setAlignment(Pos.CENTER_RIGHT);
      loud.setMinWidth(60);
      loud.setOnMouseClicked(_ -> port.findings(plan.plan()));
      row.getChildren().add(loud);
    } else {
      findings.setMinWidth(Region.USE_PREF_SIZE);
      if (!plan.plan().findings().isEmpty())
        findings.setOnMouseClicked(_ -> port.findings(plan.plan()));
      row.getChildren().add(findings);
    }
  }

  private void scenario(StartModel.ScenarioRow scenario) {
    height(40);
    if (isSelected()) row.getStyleClass().add("selected");
    var title = Labels.elastic(scenario.scenario().title(), isSelected() ? "medium" : "t14");
    var rehearsed =
        aged(
            Labels.elastic("", "t12", "muted"),
            at -> StartModel.rehearsed(scenario.scenario(), at, look));
    width(title, titles(look) - 12, true);
    HBox.setMargin(title, new Insets(0, 12, 0, 0));
    width(rehearsed, 100, false);
    var rto = fixed(scenario.rto());
    var rpo = fixed(scenario.rpo());
    row.getChildren().setAll(title, rto, rpo, rehearsed);
    buttons(() -> scenarioButtons(scenario));
  }

  private List<Button> scenarioButtons(StartModel.ScenarioRow scenario) {
    var rehearse =
        button(
            "scenario-rehearse",
            Words.of("start.rehearse"),
            isSelected() && !look.narrow() ? Key.SCENARIO_REHEARSE.written() : "",
            () -> port.rehearse(scenario.plan(), scenario.scenario()));
    var declare =
        button(
            "scenario-declare",
            Words.of("start.declare"),
            isSelected() && !look.narrow() ? Key.SCENARIO_DECLARE.written() : "",
            () -> port.declare(scenario.plan(), scenario.scenario()));
    return List.of(rehearse, gap(declare));
  }

  /// Those of a row that is not chosen are for the pointer alone, and most of what the page is made
  /// of: the first frame goes without them.
  private void buttons(Supplier<List<Button>> made) {
    missing = made;
    if (isSelected() || whole.getAsBoolean()) rest();
  }

  /// Gives the row the buttons that it stands without.
  void rest() {
    row.getChildren().addAll(missing.get());
    missing = List::of;
  }

  private Label fixed(String text) {
    var label = Labels.fixed(text, "t14", "muted");
    label.setPrefWidth(objectives(look));
    label.setMinWidth(objectives(look));
    return label;
  }

  /// How wide the titles' column is.
  static double titles(Look look) {
    return look.narrow() ? 256 : 340;
  }

  /// How wide each column of an objective is.
  static double objectives(Look look) {
    return look.narrow() ? 64 : 72;
  }

  static void width(Label label, double width, boolean keep) {
    if (keep) {
      label.setPrefWidth(width);
      label.setMinWidth(width);
      label.setMaxWidth(width);
    } else {
      label.setPrefWidth(width);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(label, Priority.ALWAYS);
    }
  }

  private Button button(String id, String text, String key, Runnable run) {
    var button =
        isSelected() ? Buttons.plain(id, text, key, run) : Buttons.quiet(id, text, "", run);
    if (!isSelected()) button.getStyleClass().add("row-act");
    button.setFocusTraversable(isSelected());
    return button;
  }

  private void head(StartModel.HeadRow head) {
    height(getIndex() == 0 ? 36 : 44);
    if (getIndex() > 0) row.getStyleClass().add("line-muted-above");
    row.getChildren().setAll(Labels.elastic(head.title(), "t14", "semi"));
  }

  private void closed(StartModel.ClosedRow one) {
    height(40);
    if (isSelected()) row.getStyleClass().add("selected");
    var incident = one.incident();
    var title =
        names(incident.planTitle(), incident.scenarioTitle(), isSelected() ? "medium" : "t14");
    var result = Labels.elastic(one.result(), "t12", "muted");
    result.setMinWidth(RESULT);
    HBox.setMargin(result, new Insets(0, 12, 0, 0));
    // When it was tells two of the same scenario apart; how it ended may be shortened.
    var when = aged(Labels.fixed("", "t12", "muted"), at -> StartModel.when(one.incident(), at));
    row.getChildren().setAll(tag(incident.mode()), title, result, Labels.room(), when);
    buttons(
        () ->
            List.of(
                gap(
                    button(
                        "incident-read",
                        Words.of("start.read"),
                        "",
                        () -> port.review(incident)))));
  }

  /// Which scenario it was tells the runs of one plan apart: a long plan is shortened first.
  private static BarNames names(String plan, String scenario, String style) {
    var names = new BarNames(Labels.elastic(plan + ":", style), Labels.elastic(scenario, style));
    names.least(SCENARIO);
    HBox.setMargin(names, new Insets(0, 12, 0, 10));
    return names;
  }

  private Label aged(Label label, Function<Instant, String> says) {
    label.textProperty().bind(now.map(says));
    return label;
  }

  private static Button gap(Button button) {
    HBox.setMargin(button, new Insets(0, 0, 0, 8));
    return button;
  }

  private static Label tag(Mode mode) {
    return Labels.fixed(Words.of("mode." + mode.word()), "tag", "tag-" + mode.word());
  }

  private void unfinished(StartModel.UnfinishedRow one) {
    height(44);
    if (isSelected()) row.getStyleClass().add("selected");
    var title = names(one.incident().planTitle(), one.incident().scenarioTitle(), "medium");
    var when = aged(Labels.elastic("", "t12", "muted"), at -> StartModel.when(one.incident(), at));
    when.setMinWidth(RESULT);
    row.getChildren().setAll(tag(one.incident().mode()), title, when, Labels.room());
    buttons(
        () ->
            List.of(
                button(
                    "incident-resume",
                    Words.of("start.resume"),
                    "",
                    () -> port.resume(one.incident()))));
  }
}
