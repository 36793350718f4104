package dev.holdfast.ui.start;

import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.shell.NextModel;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.util.Optional;

/// What Enter does on the start page: always what the highlighted row says, and the card says it.
final class StartNext {
  private StartNext() {}

  static NextModel of(Optional<StartModel.Row> chosen) {
    return switch (chosen.orElse(null)) {
      case StartModel.UnfinishedRow one -> resume(one.incident());
      case StartModel.ScenarioRow row -> rehearse(row.scenario());
      case StartModel.ClosedRow one -> read(one.incident());
      case StartModel.PlanRow _, StartModel.HeadRow _ -> open();
      case null -> open();
    };
  }

  private static NextModel resume(Cockpit.Unfinished one) {
    var doubt = one.inDoubt() > 0 && !one.calm();
    return new NextModel(
        doubt ? Mark.IN_DOUBT : Mark.WAITING,
        doubt ? Tone.DOUBT : Tone.WARNING,
        Words.of("start.next.back"),
        Words.of(title(one)),
        Words.of(button(one)),
        Words.of("start.next.resume.fact"),
        NextModel.Act.LEAVE,
        Optional.empty());
  }

  private static String title(Cockpit.Unfinished one) {
    if (one.ending() == Cockpit.Ending.STOPPED) return "start.next.stopped";
    if (one.clocks().recovered()) return "start.next.recovered";
    return one.calm() ? "start.next.resume-left" : "start.next.resume";
  }

  private static String button(Cockpit.Unfinished one) {
    if (one.ending() == Cockpit.Ending.STOPPED) return "start.next.stopped.do";
    if (one.clocks().recovered() && !one.still()) return "start.next.stopped.do";
    return one.still() ? "start.next.resume-rehearsal.do" : "start.next.resume.do";
  }

  private static NextModel rehearse(Cockpit.ScenarioEntry scenario) {
    return calm(
        "start.next.see",
        Words.of("start.next.rehearse", scenario.title()),
        "start.rehearse",
        "start.next.rehearse.fact");
  }

  private static NextModel read(Cockpit.Closed one) {
    return calm(
        "start.next.read",
        Words.of("start.next.read.title", one.scenarioTitle()),
        "start.next.read.do",
        "start.next.read.fact");
  }

  private static NextModel open() {
    return calm(
        "start.next.open",
        Words.of("start.next.open.title"),
        "start.next.open.do",
        "start.open.plan.says");
  }

  private static NextModel calm(String why, String title, String button, String fact) {
    return new NextModel(
        Mark.READY,
        Tone.ACCENT,
        Words.of(why),
        title,
        Words.of(button),
        Words.of(fact),
        NextModel.Act.LEAVE,
        Optional.empty());
  }
}
