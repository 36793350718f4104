package dev.holdfast.ui.start;

import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Sheet;

/// What the start page may ask for.
public interface StartPort {
  void rehearse(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  void declare(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  void resume(Cockpit.Unfinished incident);

  void openPlan();

  void verifyRecord();

  void findings(Cockpit.PlanEntry plan);

  void sheet(Sheet sheet);

  /// Does what the act of that name does, where it can be done.
  void act(String id);
}
