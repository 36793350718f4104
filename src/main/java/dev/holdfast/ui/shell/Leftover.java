package dev.holdfast.ui.shell;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What a real run leaves behind that is closed without a recovery: each change that stays.
final class Leftover {
  /// So many are named; the others stand at their steps.
  private static final int NAMED = 6;

  private Leftover() {}

  static List<Node> of(Snapshot run) {
    var nodes = new ArrayList<Node>();
    nodes.add(Labels.wrapped(Words.of("sheet.run-close.not-recovered"), "t14", "medium"));
    var lines = says(run);
    if (lines.isEmpty()) return nodes;
    var stays = new VBox(4, Labels.wrapped(Words.of("sheet.run-close.stays"), "t14"));
    stays.setId("close-stays");
    for (var line : lines) stays.getChildren().add(Labels.wrapped(line, "t14"));
    nodes.add(stays);
    return nodes;
  }

  private static List<String> says(Snapshot run) {
    var stay = run.steps().stream().filter(step -> run.stays().contains(step.name())).toList();
    var lines = new ArrayList<>(stay.stream().limit(NAMED).map(step -> line(run, step)).toList());
    if (stay.size() > NAMED) lines.add(Words.of("sheet.run-close.stays.more", stay.size() - NAMED));
    return lines;
  }

  private static String line(Snapshot run, StepView step) {
    var undo = step.facts().undo();
    var how = step.status() == StepStatus.IN_DOUBT ? "doubt" : undo.isEmpty() ? "one" : "undo";
    return Words.of("sheet.run-close.stays." + how, run.label(step), step.title(), undo);
  }
}
