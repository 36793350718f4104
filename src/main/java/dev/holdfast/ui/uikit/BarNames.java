package dev.holdfast.ui.uikit;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Plan and scenario beside one another: the plan is shortened first, and the scenario only once no
/// more than the beginning of the plan is left.
public final class BarNames extends Pane {
  private static final double GAP = 7;

  /// So much of the plan's name stays: it tells whose estate it is.
  private static final double LITTLE = 100;

  private final Label plan;
  private final Label scenario;
  private double least = Region.USE_PREF_SIZE;
  private double little = LITTLE;

  public BarNames(Label plan, Label scenario) {
    super(plan, scenario);
    this.plan = plan;
    this.scenario = scenario;
  }

  /// The least width of the scenario.
  public void least(double width) {
    least = width;
    requestLayout();
  }

  /// Whether something louder stands beside it in little room: then the plan goes.
  public void crowded(boolean crowded) {
    little = crowded ? 0 : LITTLE;
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    var whole = Math.ceil(scenario.prefWidth(-1));
    return (little == 0 ? 0 : GAP + little)
        + (least == Region.USE_PREF_SIZE ? whole : Math.min(whole, least));
  }

  @Override
  protected double computePrefWidth(double height) {
    var whole = Math.ceil(scenario.prefWidth(-1));
    return little == 0 ? whole : Math.ceil(plan.prefWidth(-1)) + GAP + whole;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(plan.prefHeight(-1), scenario.prefHeight(-1));
  }

  @Override
  protected void layoutChildren() {
    var whole = Math.ceil(scenario.prefWidth(-1));
    var wanted = Math.ceil(plan.prefWidth(-1));
    var room = Math.clamp(getWidth() - whole - GAP, Math.min(little, wanted), wanted);
    var left = little == 0 ? 0 : room;
    plan.setVisible(left > 0);
    var from = left > 0 ? left + GAP : 0;
    var height = getHeight();
    plan.resizeRelocate(0, 0, left, height);
    scenario.resizeRelocate(from, 0, Math.max(0, Math.min(whole, getWidth() - from)), height);
  }
}
