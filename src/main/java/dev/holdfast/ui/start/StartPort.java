package dev.holdfast.ui.start;

import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.vault.VaultPort;

/// What the start page may ask for.
public interface StartPort extends Deck {
  void rehearse(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  void declare(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  void resume(Cockpit.Unfinished incident);

  /// Shows the record of an incident that is over; nothing of it can be changed.
  void review(Cockpit.Closed incident);

  /// Goes through the checklist of a scenario with people, without network or incident.
  void walk(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  /// Lists the walkthroughs of this laptop.
  void walks();

  /// Shows the topology of the plan: what leans on what, what is down.
  void survey(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario);

  void openPlan();

  void verifyRecord();

  void findings(Cockpit.PlanEntry plan);

  /// The vault as the window has it.
  VaultPort vault();
}
