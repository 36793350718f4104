package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.ui.shell.InputsSheet;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.ChoiceRow;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/// Two or more ways on, each a row with its letter: a branch, a failed step, a step in doubt.
final class ChoiceForm extends AskForm {
  private static final List<Key> BRANCHES =
      List.of(Key.BRANCH_1, Key.BRANCH_2, Key.BRANCH_3, Key.BRANCH_4, Key.BRANCH_5, Key.BRANCH_6);
  private static final List<String> WENT_ON = List.of("retry");
  private final Refusal refusal;

  /// @param undo what undoing the step would put back; empty where it cannot be undone
  ChoiceForm(Helm helm, Need need, String undo, Snapshot run) {
    super(helm, need);
    refusal = refusal();
    // None is chosen beforehand: a second Enter must neither decide nor try again.
    setFocusTraversable(true);
    setAccessibleText(need.ask());
    first(this);
    if (need.kind() == Need.Kind.DECIDE) decide(run);
    else if (need.kind() == Need.Kind.RETRY) retry(undo, run);
    else resolve(turningBack(run) ? "-undo" : "");
    getChildren().add(refusal);
  }

  private ChoiceRow choice(Key key, String id, String title, String says, Runnable take) {
    var row = new ChoiceRow(id, title, says, key.written(), take);
    getChildren().add(row);
    // The letter of a branch lies next to letters that do something harmless: it only chooses, and
    // Enter takes what is chosen.
    var act = need.kind() == Need.Kind.DECIDE ? (Runnable) row::requestFocus : take;
    acts.add(Act.titled(key, title, Optional::empty, act));
    return row;
  }

  /// A choice that is told to the run at once; a refusal is said under the rows.
  private void told(Key key, String id, String title, String says, Consumer<Reply> tell) {
    var sending = new Sending[1];
    var row = choice(key, id, title, says, () -> send(sending[0], tell));
    sending[0] = sending(row, refusal);
  }

  private void decide(Snapshot run) {
    label(need.ask());
    if (need.choices().equals(Unsensed.UNREAD)) unread(run);
    else branches();
    getChildren().add(Labels.wrapped(Words.of("form.decide.how"), "t12", "muted"));
  }

  /// A step whose condition could not be read; what changes nothing comes first.
  private void unread(Snapshot run) {
    var title =
        run.steps().stream()
            .filter(view -> view.name().equals(need.step()))
            .map(StepView::title)
            .findFirst()
            .orElse(need.step());
    told(
        Key.BRANCH_1,
        "step-decide-look",
        Words.of("form.unread.look"),
        Words.of("form.unread.look.says"),
        reply -> helm.tell(new Command.Decide(need.step(), "look"), reply));
    told(
        Key.BRANCH_2,
        "step-decide-do",
        Words.of("form.unread.do"),
        Words.of("form.unread.do.says", title),
        reply -> helm.tell(new Command.Decide(need.step(), "do"), reply));
    choice(
        Key.BRANCH_3,
        "step-decide-skip",
        Words.of("form.skip"),
        Words.of("form.skip.says"),
        () -> skip(title(run)));
  }

  /// Which step it is and what follows stands over the reason: the pane lies under the sheet.
  private void skip(String title) {
    var sheet =
        Sheet.reason(
            helm,
            "skip",
            Words.of("sheet.skip.step", title),
            Words.of("sheet.skip.prompt"),
            Words.of("sheet.skip.do"),
            (why, reply) -> helm.tell(new Command.Skip(need.step(), why), reply));
    var follows = new VBox(6);
    follows.setId("skip-follows");
    need.ways()
        .getOrDefault("skip", Words.of("sheet.skip.nothing"))
        .lines()
        .forEach(line -> follows.getChildren().add(Labels.wrapped(line + ".", "t14")));
    sheet.getChildren().add(1, follows);
    helm.sheet(sheet);
  }

  private String title(Snapshot run) {
    return run.steps().stream()
        .filter(view -> view.name().equals(need.step()))
        .map(view -> run.label(view) + " " + view.title())
        .findFirst()
        .orElse(need.step());
  }

  private void branches() {
    for (var i = 0; i < Math.min(BRANCHES.size(), need.choices().size()); i++) {
      var branch = need.choices().get(i);
      told(
          BRANCHES.get(i),
          "step-decide-" + branch,
          branch,
          need.ways().getOrDefault(branch, Words.of("form.decide.says")),
          reply -> helm.tell(new Command.Decide(need.step(), branch, need.shown()), reply));
    }
  }

  /// What can still be done about a failed step that the run went on without: nobody is asked, so
  /// that nothing leads here but the step itself.
  static Optional<Need> again(StepView step) {
    if (step.status() != StepStatus.FAILED) return Optional.empty();
    return Optional.of(
        new Need(
            step.name(),
            Need.Kind.RETRY,
            Words.of("form.went-on"),
            "",
            WENT_ON,
            List.of(),
            step.ended(),
            null));
  }

  /// What only reads what the step works with may be read again first: after half an apply the old
  /// plan is stale, and the retry alone would fail for ever.
  private void readAgain(Snapshot run) {
    for (var reading : need.readings()) {
      var step = run.steps().stream().filter(view -> view.name().equals(reading)).findFirst();
      var label = step.map(run::label).orElse("");
      var title = step.map(StepView::title).orElse(reading);
      var says = Words.of("form.read-again.says");
      var words = Words.of("form.read-again", (label + " " + title).strip());
      var id = "step-read-" + reading;
      Consumer<Reply> tell = reply -> helm.tell(new Command.Retry(reading), reply);
      if (reading.equals(need.readings().getFirst())) {
        told(Key.STEP_READ_AGAIN, id, words, says, tell);
        continue;
      }
      // The letter is that of the first.
      var sending = new Sending[1];
      var row = new ChoiceRow(id, words, says, "", () -> send(sending[0], tell));
      sending[0] = sending(row, refusal);
      getChildren().add(row);
    }
  }

  /// Whether the pane says over the ways on what went wrong already.
  private boolean said(Snapshot run) {
    return run.steps().stream()
        .filter(view -> view.name().equals(need.step()))
        .map(StepView::problem)
        .anyMatch(problem -> problem != null && need.ask().contains(problem.what()));
  }

  private void retry(String undo, Snapshot run) {
    if (!said(run)) label(need.ask());
    readAgain(run);
    told(
        Key.STEP_RETRY,
        "step-retry",
        Words.of("form.retry"),
        Words.of("form.retry.says"),
        reply -> helm.tell(new Command.Retry(need.step()), reply));
    if (need.choices().equals(WENT_ON)) return;
    choice(
        Key.STEP_SKIP,
        "step-skip",
        Words.of("form.skip"),
        Words.of("form.skip.says"),
        () -> skip(title(run)));
    if (!run.inputs().isEmpty())
      choice(
          Key.STEP_CORRECT,
          "step-correct",
          Words.of("form.correct"),
          // The items of a for-each are on record: a list that is corrected later adds none.
          Words.of(need.step().contains("[") ? "form.correct.says-item" : "form.correct.says"),
          () -> helm.sheet(InputsSheet.of(helm, run)));
    if (!undo.isEmpty() && undoable(run))
      choice(
          Key.STEP_PUT_BACK,
          "step-undo",
          Words.of("form.undo"),
          undo,
          () -> helm.act(Key.STEP_UNDO.id()));
    // The key is that of every page, so it is bound there.
    getChildren()
        .add(
            new ChoiceRow(
                "step-stop",
                Words.of("form.stop"),
                Words.of("form.stop.says"),
                Key.RUN_STOP.written(),
                () -> helm.act(Key.RUN_STOP.id())));
  }

  private boolean turningBack(Snapshot run) {
    return run.steps().stream()
        .anyMatch(view -> view.name().equals(need.step()) && view.turningBack());
  }

  private boolean undoable(Snapshot run) {
    return run.steps().stream()
        .anyMatch(view -> view.name().equals(need.step()) && view.facts().undoable());
  }

  /// @param of whether what is in doubt is the step or its undo: behind the words that differ
  private void resolve(String of) {
    getChildren().add(Labels.fixed(Words.of("form.resolve"), "t12", "semi", "subtle"));
    choice(
        Key.STEP_HAPPENED,
        "step-happened",
        Words.of("form.happened" + of),
        Words.of("form.happened" + of + ".says"),
        () ->
            because(
                "resolve",
                "sheet.happened" + of,
                "sheet.resolve.prompt",
                (why, reply) -> helm.tell(new Command.Resolve(need.step(), true, why), reply)));
    choice(
        Key.STEP_DID_NOT_HAPPEN,
        "step-did-not-happen",
        Words.of("form.did-not" + of),
        Words.of("form.did-not" + of + ".says"),
        () ->
            because(
                "resolve",
                "sheet.did-not" + of,
                "sheet.resolve.prompt",
                (why, reply) -> helm.tell(new Command.Resolve(need.step(), false, why), reply)));
    told(
        Key.STEP_LOOK_AGAIN,
        "step-look",
        Words.of("form.look"),
        Words.of("form.look.says"),
        reply -> helm.tell(new Command.Look(need.step()), reply));
  }

  private void because(String id, String title, String prompt, BiConsumer<String, Reply> given) {
    helm.sheet(
        Sheet.reason(helm, id, Words.of(title), Words.of(prompt), Words.of(title + ".do"), given));
  }
}
