package dev.holdfast.ui;

import dev.holdfast.ui.shell.LeaveSheet;

/// The ways out of an open run: what goes on is told, and a person is asked.
final class Leaving {
  private final Cabin cabin;
  private final Aboard aboard;

  Leaving(Cabin cabin, Aboard aboard) {
    this.cabin = cabin;
    this.aboard = aboard;
  }

  /// To the start page: a rehearsal is asked about, a run on real systems says why not.
  void forHome() {
    var run = aboard.last().orElse(null);
    if (run == null || !aboard.goesOn()) cabin.home();
    else if (aboard.whyDriven().isEmpty())
      cabin.sheet(LeaveSheet.undriven(run, cabin::home, cabin::closeSheet));
    else if (aboard.whyStay().isPresent()) cabin.sheet(LeaveSheet.stays(run, cabin::closeSheet));
    else cabin.sheet(LeaveSheet.rehearsal(run, cabin::home, cabin::closeSheet));
  }

  /// Whether the window may close now; with a run on real systems open, a person is asked first.
  boolean mayClose(Runnable close) {
    var open = aboard.last().filter(_ -> aboard.whyStay().isPresent());
    open.ifPresent(run -> cabin.sheet(LeaveSheet.of(run, close, cabin::closeSheet)));
    return open.isEmpty();
  }
}
