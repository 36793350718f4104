package dev.holdfast.ui.shell;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.runbook.UndoSheet;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The sheets that a run opens over its pages.
final class RunSheets {
  private final Helm helm;
  private final Supplier<@Nullable Snapshot> run;

  RunSheets(Helm helm, Supplier<@Nullable Snapshot> run) {
    this.helm = helm;
    this.run = run;
  }

  void note() {
    helm.sheet(
        Sheet.reason(
            helm,
            "note",
            Words.of("sheet.note"),
            Words.of("sheet.note.prompt"),
            Words.of("sheet.note.do"),
            (text, reply) -> helm.tell(new Command.Note(text), reply)));
  }

  void stop() {
    var snapshot = run.get();
    if (snapshot != null) helm.sheet(StopSheet.of(helm, snapshot));
  }

  void undo(String step) {
    var snapshot = run.get();
    if (snapshot == null) return;
    snapshot.steps().stream()
        .filter(one -> one.name().equals(step))
        .findFirst()
        .ifPresent(found -> helm.sheet(UndoSheet.of(helm, found, snapshot)));
  }

  void began() {
    var snapshot = run.get();
    if (snapshot != null) helm.sheet(BeganSheet.of(helm, snapshot));
  }

  void messages() {
    var snapshot = run.get();
    if (snapshot != null) helm.sheet(MessageSheet.of(helm, snapshot));
  }

  void inputs() {
    var snapshot = run.get();
    if (snapshot != null) helm.sheet(InputsSheet.of(helm, snapshot));
  }

  /// Closing says first what is still owed.
  void close() {
    var snapshot = run.get();
    if (snapshot == null) return;
    var sheet =
        Sheet.reason(
            helm,
            "close",
            Words.of("sheet.run-close"),
            Words.of("sheet.run-close.prompt"),
            Words.of("sheet.run-close.do"),
            (because, reply) -> helm.tell(new Command.Close(because), reply));
    var owed = Owed.of(snapshot);
    var says =
        owed.isEmpty()
            ? Words.of("sheet.run-close.nothing")
            : Words.of("sheet.run-close.owed", String.join("; ", owed));
    var label = Labels.wrapped(says, "t14");
    label.setId("close-owed");
    sheet.getChildren().add(1, label);
    if (snapshot.mode() != Mode.REHEARSAL && !snapshot.clocks().recovered())
      sheet.getChildren().addAll(1, Leftover.of(snapshot));
    var debt = RotationDebt.told(snapshot.credentials());
    if (!debt.isEmpty())
      sheet.getChildren().addAll(sheet.getChildren().indexOf(label) + 1, debt(debt));
    helm.sheet(sheet);
  }

  /// What has to be rotated or signed off before: the way there stands beside it.
  private List<Node> debt(List<String> debt) {
    var says =
        Labels.wrapped(Words.of("sheet.run-close.debt", String.join(", ", debt)), "t14", "medium");
    says.setId("close-debt");
    return List.of(
        says,
        Sheet.buttons(
            Buttons.plain(
                "close-vault",
                Words.of("sheet.run-close.vault"),
                "",
                () -> {
                  helm.closeSheet();
                  helm.act(Key.PAGE_VAULT.id());
                })));
  }
}
