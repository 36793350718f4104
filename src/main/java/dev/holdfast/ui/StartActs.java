package dev.holdfast.ui;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.start.DeclareForm;
import dev.holdfast.ui.start.StartPort;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.ui.vault.VaultPort;
import java.util.Map;

/// What the start page leads to.
final class StartActs implements StartPort {
  private static final double REHEARSAL_SPEED = 10;
  private final Cabin cabin;

  private final FolderChoice folders;
  private final WalkActs walk;

  StartActs(Cabin cabin, FolderChoice folders, WalkActs walk) {
    this.walk = walk;
    this.cabin = cabin;
    this.folders = folders;
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
    var form =
        new DeclareForm(
            plan,
            scenario,
            cabin.settings().person(),
            cabin.look(),
            cabin.cockpit()::now,
            new DeclareForm.Does(cabin::begin, cabin::refused, cabin::closeSheet));
    cabin.sheet(form.sheet());
  }

  @Override
  public void resume(Cockpit.Unfinished incident) {
    cabin.take(incident.id());
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
            if (plan.shipped() != Cockpit.Origin.UNUSABLE) cabin.reload(plan);
            cabin.sheet(OpenedSheet.of(plan, cabin::closeSheet));
          };
        });
  }

  @Override
  public void verifyRecord() {
    var folder = folders.choose(Words.of("start.open.record")).orElse(null);
    if (folder == null) return;
    cabin.call(
        () -> {
          var verdict = cabin.cockpit().verify(folder);
          return () -> cabin.sheet(verdict(verdict));
        });
  }

  private Sheet verdict(Cockpit.Verdict verdict) {
    var whole = verdict.good() == Cockpit.Verdict.Outcome.WHOLE;
    var sheet =
        new Sheet("verdict", Words.of(whole ? "verify.whole" : "verify.broken"), 560)
            .add(Labels.wrapped(verdict.says(), "t14"));
    for (var line : verdict.details()) sheet.add(Labels.wrapped(line, "t12", "mono"));
    return sheet.add(close("verdict-close"));
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
  public void sheet(javafx.scene.Node sheet) {
    cabin.sheet(sheet);
  }

  @Override
  public void closeSheet() {
    cabin.closeSheet();
  }

  @Override
  public VaultPort vault() {
    return cabin.steward();
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
    return cabin.bearing().drafts();
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
