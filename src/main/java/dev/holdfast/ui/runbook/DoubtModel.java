package dev.holdfast.ui.runbook;

import dev.holdfast.incident.StepView;
import dev.holdfast.ui.runbook.DetailModel.Line;
import dev.holdfast.ui.runbook.DetailModel.Plain;
import dev.holdfast.ui.runbook.DetailModel.Point;
import dev.holdfast.ui.runbook.DetailModel.Section;
import dev.holdfast.ui.runbook.DetailModel.Seen;
import dev.holdfast.ui.runbook.DetailModel.Voice;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;

/// What a person needs who decides on a step in doubt: what was seen, looked at and sent.
final class DoubtModel {
  private DoubtModel() {}

  static List<Section> of(StepView step) {
    var sections = new ArrayList<Section>();
    var facts = step.facts();
    var back = facts.undoSent();
    var started = back == null ? step.started() : back;
    var sent = new ArrayList<Line>();
    if (!facts.action().isEmpty()) sent.add(new Plain(facts.action(), Voice.MACHINE));
    // What was seen must not be pushed out of sight by what says nothing, nor by a whole hash.
    facts
        .request()
        .forEach(
            (label, value) -> {
              var text = String.valueOf(value);
              if (!text.equals("{}") && !text.equals("[]"))
                sent.add(new Plain(label + " " + hash(text), Voice.MACHINE));
            });
    DetailModel.verdict(facts)
        .ifPresent(
            verdict ->
                sent.add(
                    new Seen(
                        verdict.mark(),
                        0,
                        Words.of(
                            "detail.sent-place."
                                + facts.identityVerdict().toLowerCase(java.util.Locale.ROOT)))));
    // Which of the two is in doubt comes before all: the step itself is done, and is seen to be.
    if (back != null) {
      var what = new ArrayList<Line>();
      what.add(new Plain(facts.does(), Voice.PERSON));
      if (!facts.undo().isEmpty())
        what.add(new Plain(Words.of("detail.back-to", facts.undo()), Voice.PERSON));
      sections.add(new Section(Words.of("detail.back", Times.second(back)), what));
    }
    // What decides stands first: a small window shows no more.
    var seen =
        facts.seen().isEmpty()
            ? List.<Line>of(new Plain(Words.of("detail.seen-nothing"), Voice.PERSON))
            : plain(facts.seen(), Voice.PERSON);
    sections.add(new Section(Words.of("detail.seen"), seen));
    if (!facts.looked().isEmpty())
      sections.add(new Section(Words.of("detail.looked"), plain(facts.looked(), Voice.MACHINE)));
    sections.add(
        new Section(
            started == null
                ? Words.of("detail.sent")
                : Words.of(
                    back == null ? "detail.sent-at" : "detail.back-sent", Times.second(started)),
            sent));
    return sections;
  }

  private static String hash(String text) {
    var whole = text.length() == 64 && text.chars().allMatch(DoubtModel::hex);
    return whole ? text.substring(0, 12) + "\u2026" + text.substring(56) : text;
  }

  private static boolean hex(int letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
  }

  private static List<Line> plain(List<String> texts, Voice voice) {
    return texts.stream()
        .<Line>map(text -> voice == Voice.PERSON ? new Point(text) : new Plain(text, voice))
        .toList();
  }
}
