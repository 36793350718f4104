package dev.holdfast.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Plan and scenario beside one another: the plan is shortened first, and the scenario only once no
/// more than the beginning of the plan is left.
final class BarNames extends Pane {
  private static final double GAP = 7;

  /// So much of the plan's name stays: it tells whose estate it is.
  private static final double LITTLE = 100;

  private final Label plan;
  private final Label scenario;
  private double least = Region.USE_PREF_SIZE;

  BarNames(Label plan, Label scenario) {
    super(plan, scenario);
    this.plan = plan;
    this.scenario = scenario;
    setId("bar-names");
  }

  /// The least width of the scenario.
  void least(double width) {
    least = width;
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    var whole = Math.ceil(scenario.prefWidth(-1));
    return GAP + LITTLE + (least == Region.USE_PREF_SIZE ? whole : Math.min(whole, least));
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(plan.prefWidth(-1)) + GAP + Math.ceil(scenario.prefWidth(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(plan.prefHeight(-1), scenario.prefHeight(-1));
  }

  @Override
  protected void layoutChildren() {
    var whole = Math.ceil(scenario.prefWidth(-1));
    var wanted = Math.ceil(plan.prefWidth(-1));
    var left = Math.clamp(getWidth() - whole - GAP, Math.min(LITTLE, wanted), wanted);
    var height = getHeight();
    plan.resizeRelocate(0, 0, left, height);
    scenario.resizeRelocate(
        left + GAP, 0, Math.max(0, Math.min(whole, getWidth() - left - GAP)), height);
  }
}
