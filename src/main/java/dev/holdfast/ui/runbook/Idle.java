package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.runbook.DetailModel.Plain;
import dev.holdfast.ui.runbook.DetailModel.Section;
import dev.holdfast.ui.runbook.DetailModel.Voice;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What became of a step that nobody drives any more: the run has ended, or its record cannot be
/// written.
final class Idle {
  private Idle() {}

  static Optional<Section> of(Snapshot run, StepView step) {
    var stand = Stand.of(run, step);
    if (stand == Stand.AS_IS) return Optional.empty();
    var became = new Plain(Words.of(stand.key() + ".says"), Voice.PERSON);
    var over = run.clocks().over();
    if (over != null)
      return Optional.of(
          new Section(Words.of("detail.ended", Times.second(over)), List.of(became)));
    var why = new Plain(Objects.requireNonNullElse(run.trouble(), ""), Voice.PERSON);
    return Optional.of(new Section(Words.of("detail.undriven"), List.of(became, why)));
  }
}
