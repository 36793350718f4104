package dev.holdfast.ui.start;

import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Sheet;

/// What the start page may ask for.
public interface StartPort {
  void rehearse(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  void declare(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  void resume(Cockpit.Unfinished incident);

  /// Goes through the checklist of a scenario with people, without network or incident.
  void walk(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  /// Lists the walkthroughs of this laptop.
  void walks();

  void openPlan();

  void verifyRecord();

  void findings(Cockpit.PlanEntry plan);

  void sheet(Sheet sheet);

  /// Does what the act of that name does, where it can be done.
  void act(String id);
}
