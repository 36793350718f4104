package dev.holdfast.ui;

import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.start.DeclareForm;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Look;
import java.util.Map;

/// What the window gives to pages that need no run.
abstract class CabinDeck implements Deck {
  final Cabin cabin;

  CabinDeck(Cabin cabin) {
    this.cabin = cabin;
  }

  /// Opens the form that declares.
  ///
  /// @param before what was said of the world, to go on record with the declaration
  final void declare(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario, Start.Before before) {
    var form =
        new DeclareForm(
            plan,
            scenario,
            cabin.settings().person(),
            cabin.look(),
            cabin.cockpit()::now,
            before,
            new DeclareForm.Does(cabin::begin, cabin::refused, cabin::closeSheet));
    cabin.sheet(form.sheet());
  }

  @Override
  public void sheet(javafx.scene.Node sheet) {
    cabin.sheet(sheet);
  }

  @Override
  public void closeSheet() {
    cabin.closeSheet();
  }

  @Override
  public Look look() {
    return cabin.look();
  }

  @Override
  public Person person() {
    return cabin.person();
  }

  @Override
  public void refused(Problem problem) {
    cabin.refused(problem);
  }

  /// There is no step without a run.
  @Override
  public void lead(String step) {}

  @Override
  public Map<String, String> drafts() {
    return cabin.atStart.drafts();
  }

  @Override
  public void release() {
    cabin.release();
  }

  @Override
  public void act(String id) {
    cabin.act(id);
  }
}
