package dev.holdfast.ui.shell;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Words;
import java.util.stream.Collectors;
import javafx.scene.control.Button;

/// What is said and asked before a run is left.
public final class LeaveSheet {
  private LeaveSheet() {}

  private static String flying(Snapshot run) {
    return run.steps().stream()
        .filter(step -> Stand.flies(run, step) && !BarModel.holds(run, step))
        .map(StepView::title)
        .collect(Collectors.joining(", "));
  }

  /// What was sent and has no answer: what only waits or reads goes on by itself afterwards.
  private static String sent(Snapshot run) {
    return run.steps().stream()
        .filter(StepView::unanswered)
        .map(StepView::title)
        .collect(Collectors.joining(", "));
  }

  private static String title(Snapshot run) {
    return Words.of(run.mode() == Mode.DRILL ? "sheet.leave-drill" : "sheet.leave");
  }

  private static Sheet sheet(String title, String says, String detail, Button... choices) {
    return new Sheet("leave", title, 520)
        .add(
            Labels.wrapped(says, "t14"),
            Labels.wrapped(detail, "t12", "muted"),
            Sheet.buttons(choices));
  }

  private static Button stay(String words, Runnable stay) {
    return Buttons.plain("leave-stay", Words.of(words), "Esc", stay);
  }

  private static Button leave(String words, Runnable leave) {
    return Buttons.quiet("leave-do", Words.of(words), "", leave);
  }

  private static String inFlight(String flying) {
    return flying.isEmpty()
        ? Words.of("sheet.leave-rehearsal.calm")
        : Words.of("sheet.leave-rehearsal.flying", flying);
  }

  /// Asked before a rehearsal is left for the start page.
  public static Sheet rehearsal(Snapshot run, Runnable leave, Runnable stay) {
    return sheet(
        Words.of("sheet.leave-rehearsal"),
        Words.of("sheet.leave-rehearsal.says"),
        inFlight(flying(run)),
        stay("sheet.leave-rehearsal.stay", stay),
        leave("sheet.leave-rehearsal.do", leave));
  }

  /// Asked before a run is left whose record cannot be written: it can neither be stopped nor
  /// closed, and nothing is driven.
  public static Sheet undriven(Snapshot run, Runnable leave, Runnable stay) {
    var sent = sent(run);
    return sheet(
        Words.of("sheet.leave-undriven"),
        Words.of("sheet.leave-undriven.says"),
        sent.isEmpty()
            ? Words.of("sheet.leave-undriven.calm")
            : Words.of("sheet.leave-undriven.sent", sent),
        stay("sheet.leave.stay", stay),
        leave("sheet.leave-rehearsal.do", leave));
  }

  /// Said where a run on real systems is not left for the start page.
  public static Sheet stays(Snapshot run, Runnable stay) {
    return sheet(
        title(run),
        Words.of("sheet.leave.stays"),
        inFlight(flying(run)),
        stay("sheet.leave.stay", stay));
  }

  /// Asked before the window of a run on real systems closes.
  public static Sheet of(Snapshot run, Runnable leave, Runnable stay) {
    var flying = sent(run);
    var awaited = flying(run);
    return sheet(
        title(run),
        !flying.isEmpty()
            ? Words.of("sheet.leave.flying", flying)
            : awaited.isEmpty()
                ? Words.of("sheet.leave.says")
                : Words.of("sheet.leave.awaited", awaited),
        Words.of("sheet.leave.kept"),
        stay("sheet.leave.stay", stay),
        leave("sheet.leave.do", leave));
  }
}
