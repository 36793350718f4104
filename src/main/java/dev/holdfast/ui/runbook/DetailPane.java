package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Turning;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One step in full, what it asks of a person, and the quiet acts at its foot.
public final class DetailPane extends VBox {
  private static final double LITTLE = 460;
  private final Look look;
  private final Helm helm;
  private final VBox head = new VBox(8);
  private final VBox form = new VBox();
  private final VBox evidence = new VBox(16);
  private final VBox sections = new VBox(16);
  private final VBox content;

  /// Decisions on a step in doubt stand still under the evidence, however little room there is.
  private final VBox pinned = new VBox();

  private final HBox footer = new HBox(2);
  private final Label reason = Labels.wrapped("", "t12", "muted");
  private final ScrollPane scroll = new ScrollPane();
  private Label state = Labels.elastic("");
  private @Nullable DetailModel shown;
  private @Nullable Need asked;
  private @Nullable AskForm needForm;
  private String step = "";

  DetailPane(Look look, Helm helm) {
    this.look = look;
    this.helm = helm;
    setId("detail");
    getStyleClass().add("pane");
    var content = new VBox(16, head, evidence, form, sections);
    this.content = content;
    pinned.setPadding(new Insets(8, 16, 12, 16));
    pinned.getStyleClass().add("pane-footer");
    content.setPadding(new Insets(16));
    Viewports.unpictured(scroll);
    scroll.setContent(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    footer.setAlignment(Pos.CENTER_LEFT);
    footer.setPadding(new Insets(0, 16, 0, 16));
    footer.setMinHeight(56);
    footer.setPrefHeight(56);
    var foot = new VBox(footer, reason);
    foot.getStyleClass().add("pane-footer");
    VBox.setMargin(reason, new Insets(0, 16, 10, 16));
    getChildren().addAll(scroll, pinned, foot);
    pinned.setManaged(false);
    pinned.setVisible(false);
    heightProperty().addListener((_, _, _) -> room());
    form.setManaged(false);
    evidence.setManaged(false);
    Turning.within(this, scroll);
    width(384);
  }

  private void width(double width) {
    var used = look.narrow() ? 320 : width;
    setMinWidth(used);
    setPrefWidth(used);
    setMaxWidth(used);
  }

  /// Fills the foot with the acts of the run that belong to every step.
  ///
  /// @param why some of them cannot be done now; empty where they can
  public void footer(List<Region> buttons, Region last, String why) {
    footer.getChildren().setAll(buttons);
    footer.getChildren().addAll(Labels.room(), last);
    reason.setText(why);
    reason.setVisible(!why.isEmpty());
    reason.setManaged(!why.isEmpty());
  }

  void show(Snapshot run, String name) {
    var changed = !name.equals(step);
    step = name;
    var found = run.steps().stream().filter(view -> view.name().equals(name)).findFirst();
    var need =
        run.needs().stream()
            .filter(one -> one.of(name))
            .findFirst()
            .or(() -> found.filter(view -> run.open()).flatMap(ChoiceForm::again))
            .orElse(null);
    var answered = !changed && asked != null && need == null;
    // What broke while it was read further down begins at its top.
    var broke = !changed && asked == null && need != null && decides(need);
    found.ifPresentOrElse(view -> facts(run, view, need), this::none);
    need(need, found.map(view -> view.facts().undo()).orElse(""), run);
    if (changed || answered || broke) scroll.setVvalue(0);
  }

  private static boolean decides(Need need) {
    return need.kind() == Need.Kind.RESOLVE || need.kind() == Need.Kind.RETRY;
  }

  private void none() {
    shown = null;
    width(384);
    head.getChildren().setAll(Labels.wrapped(Words.of("detail.none"), "t18"));
    evidence.setManaged(false);
    evidence.getChildren().clear();
    sections.getChildren().clear();
  }

  private void facts(Snapshot run, StepView view, @Nullable Need need) {
    var model = DetailModel.of(run, view).asking(need);
    var before = shown;
    if (model.equals(before)) return;
    shown = model;
    if (before != null && differInStateAlone(model, before)) {
      state.setText(model.state());
      return;
    }
    width(view.status() == StepStatus.IN_DOUBT ? 408 : 384);
    state = Labels.elastic(model.state(), "t12", "semi", "ink", model.mark().tone().style());
    var name = Labels.elastic(model.name(), "t12", "mono", "subtle");
    name.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
    var first =
        new HBox(
            8,
            Glyph.of(model.mark(), model.share(), 16, look),
            state,
            Labels.room(),
            Labels.fixed(model.number(), "t12", "subtle"),
            name);
    HBox.setMargin(name, new Insets(0, 0, 0, 6));
    state.setMinWidth(Region.USE_PREF_SIZE);
    first.setAlignment(Pos.CENTER_LEFT);
    head.getChildren().setAll(first, Labels.wrapped(model.title(), "t18"));
    if (!model.says().isEmpty() && view.status() != StepStatus.IN_DOUBT) {
      var says = Labels.wrapped(Times.spoken(model.says(), look.zone()), "t14");
      VBox.setMargin(says, new Insets(6, 0, 0, 0));
      head.getChildren().add(says);
    }
    var draw = new SectionView(look);
    var all = model.sections().stream().map(draw::of).toList();
    evidence.getChildren().setAll(all.subList(0, model.lead()));
    evidence.setManaged(model.lead() > 0);
    sections.getChildren().setAll(all.subList(model.lead(), all.size()));
  }

  /// A wait goes on, second by second.
  private static boolean differInStateAlone(DetailModel now, DetailModel old) {
    var same =
        new DetailModel(
            now.mark(),
            now.share(),
            old.state(),
            now.number(),
            now.name(),
            now.title(),
            now.says(),
            now.lead(),
            now.sections());
    return same.equals(old);
  }

  private void need(@Nullable Need need, String undo, Snapshot run) {
    if (Objects.equals(need, asked)) return;
    asked = need;
    if (need == null || need.kind() == Need.Kind.TICK) {
      needForm = null;
      form.getChildren().clear();
      form.setManaged(false);
      pin(false);
      return;
    }
    var made = NeedForm.of(helm, need, undo, run);
    needForm = made;
    form.getChildren().setAll(made);
    form.setManaged(true);
    pin(need.kind() == Need.Kind.RESOLVE);
    room();
  }

  /// Where there is little room the decisions keep their titles and leave the rest to the evidence.
  private void room() {
    var enough = getHeight() >= LITTLE;
    for (var says : pinned.lookupAll(".says")) {
      says.setManaged(enough);
      says.setVisible(enough);
    }
  }

  private void pin(boolean below) {
    pinned.setManaged(below);
    pinned.setVisible(below);
    if (below == pinned.getChildren().contains(form)) return;
    content.getChildren().remove(form);
    pinned.getChildren().clear();
    if (below) pinned.getChildren().add(form);
    else content.getChildren().add(content.getChildren().indexOf(evidence) + 1, form);
  }

  /// Puts the keyboard into what is asked.
  public void enter() {
    var current = needForm;
    if (current == null) return;
    // What a scroll pane holds can take the keyboard only once the pane was styled.
    scroll.applyCss();
    current.enter();
    reveal();
  }

  /// Scrolls so that what is asked is in view, its choices before the evidence over it.
  private void reveal() {
    if (pinned.isManaged()) return;
    scroll.applyCss();
    scroll.layout();
    var content = scroll.getContent().getLayoutBounds().getHeight();
    var seen = scroll.getViewportBounds().getHeight();
    if (content <= seen) return;
    var top = form.getBoundsInParent().getMinY();
    var bottom = form.getBoundsInParent().getMaxY() + 16;
    var now = scroll.getVvalue() * (content - seen);
    if (top >= now && bottom <= now + seen) return;
    var wanted = bottom - top > seen ? top - 16 : bottom - seen;
    scroll.setVvalue(Math.clamp(wanted / (content - seen), 0, 1));
  }

  /// Letters that take a choice of the step shown.
  public List<Act> acts() {
    var current = needForm;
    if (current == null) return List.of();
    if (current.need.kind() != Need.Kind.DECIDE) return current.acts();
    return current.acts().stream().map(this::seen).toList();
  }

  /// What a letter chooses is brought into view before Enter can take it.
  private Act seen(Act act) {
    return new Act(
        act.id(),
        act.title(),
        act.keys(),
        act.chords(),
        act.whyNot(),
        () -> {
          scroll.applyCss();
          act.run().run();
          reveal();
        });
  }
}
