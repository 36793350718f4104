package dev.holdfast.ui;

import dev.holdfast.incident.Mode;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.start.StartPort;
import dev.holdfast.ui.start.StartScreen;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.ui.vault.VaultPort;
import java.util.Map;

/// What the start page leads to.
final class StartActs extends CabinDeck implements StartPort {
  private static final double REHEARSAL_SPEED = 10;
  private final FolderChoice folders;
  private final WalkActs walk;
  private final SurveyActs survey;
  private final ReviewActs reviews;

  StartActs(Cabin cabin, FolderChoice folders, WalkActs walk, SurveyActs survey) {
    super(cabin);
    this.reviews = new ReviewActs(cabin);
    this.walk = walk;
    this.folders = folders;
    this.survey = survey;
  }

  @Override
  public void rehearse(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    cabin.begin(
        new Start(
            plan.folder(),
            scenario.id(),
            Mode.REHEARSAL,
            null,
            REHEARSAL_SPEED,
            false,
            Map.of(),
            Map.of(),
            Map.of(),
            cabin.settings().person()),
        Reply.refusal(cabin::refused));
  }

  @Override
  public void declare(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    declare(plan, scenario, survey.before(plan));
  }

  @Override
  public void survey(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    survey.begin(plan, scenario);
  }

  @Override
  public void resume(Cockpit.Unfinished incident) {
    cabin.take(incident.id(), cabin::fault);
  }

  @Override
  public void review(Cockpit.Closed incident) {
    reviews.begin(incident);
  }

  @Override
  public void walk(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    walk.begin(plan, scenario);
  }

  @Override
  public void walks() {
    walk.list();
  }

  @Override
  public void openPlan() {
    var folder = folders.choose(Words.of("start.open.plan")).orElse(null);
    if (folder == null) return;
    cabin.call(
        () -> {
          var plan = cabin.cockpit().open(folder);
          return () -> {
            if (plan.shipped() != Cockpit.Origin.UNUSABLE) reload(plan);
            cabin.sheet(OpenedSheet.of(plan, cabin::closeSheet));
          };
        });
  }

  /// Reads the start page anew and chooses the first scenario of a plan there.
  private void reload(Cockpit.PlanEntry plan) {
    plan.scenarios().stream()
        .findFirst()
        .ifPresent(first -> cabin.atStart.item(StartScreen.key(plan, first)));
    cabin.call(
        () -> {
          var found = cabin.cockpit().library();
          return () -> cabin.library(found);
        });
  }

  @Override
  public void verifyRecord() {
    var folder = folders.choose(Words.of("start.open.record")).orElse(null);
    if (folder == null) return;
    cabin.call(
        () -> {
          var verdict = cabin.cockpit().verify(folder);
          return () -> cabin.sheet(VerdictSheet.of(verdict, cabin::closeSheet));
        });
  }

  @Override
  public void findings(Cockpit.PlanEntry plan) {
    var sheet = new Sheet("findings", Words.of("findings.title", plan.title()), 640);
    OpenedSheet.findings(sheet, plan);
    cabin.sheet(sheet.add(close("findings-close")));
  }

  private javafx.scene.Node close(String id) {
    return Sheet.buttons(Buttons.plain(id, Words.of("sheet.close"), "Esc", cabin::closeSheet));
  }

  @Override
  public VaultPort vault() {
    return cabin.steward();
  }
}
