package dev.holdfast.ui.survey;

import dev.holdfast.estate.Condition;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Proposal;
import dev.holdfast.estate.Subject;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.shell.NextModel;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a look at an estate says above the graph. Pure.
///
/// @param state in one line: what is asked, what is marked
/// @param signs what the signs of disasters say, in one line
/// @param next the one thing to do
/// @param does what its button does
/// @param scenario which one that declares
public record SurveyModel(String state, String signs, NextModel next, Does does, String scenario) {

  /// What the button does.
  public enum Does {
    ASK,
    DECLARE
  }

  static SurveyModel of(EstateView view, String chosen, List<Circumstances.Down> down) {
    var asking = view.asking() == EstateView.Asking.ON;
    var proposals = view.proposals();
    var first = proposals.stream().findFirst();
    var scenario = first.map(Proposal::scenario).orElse(chosen);
    var next =
        first
            .map(SurveyModel::proposed)
            .orElseGet(() -> asking ? calm(view, title(view, chosen)) : unasked(view));
    var does = asking || first.isPresent() ? Does.DECLARE : Does.ASK;
    return new SurveyModel(state(asking, down), signs(view, proposals), next, does, scenario);
  }

  private static String title(EstateView view, String scenario) {
    return view.plan().scenario(scenario).map(Scenario::title).orElse(scenario);
  }

  private static String state(boolean asking, List<Circumstances.Down> down) {
    var parts = new ArrayList<String>();
    parts.add(Words.of(asking ? "survey.asking" : "survey.resting"));
    if (!down.isEmpty()) {
      parts.add(
          Words.of(
              "topology.down-by-hand",
              down.stream().map(one -> one.what().name()).collect(Collectors.joining(", "))));
    }
    return String.join("; ", parts);
  }

  private static String signs(EstateView view, List<Proposal> proposals) {
    var signs =
        view.vitals().values().stream()
            .filter(vital -> vital.subject().kind() == Subject.Kind.SIGN)
            .toList();
    var unknown = signs.stream().filter(vital -> vital.at(view.now()) == Condition.UNKNOWN).count();
    if (unknown == signs.size()) return Words.of("survey.signs.unknown", signs.size());
    var failing = signs.stream().filter(vital -> vital.at(view.now()) == Condition.FAILING).count();
    var said = Words.of("survey.signs", signs.size(), failing, unknown);
    if (proposals.size() < 2) return said;
    var others = proposals.stream().skip(1).map(Proposal::title).collect(Collectors.joining(", "));
    return said + "; " + Words.of("survey.also", others);
  }

  private static NextModel proposed(Proposal one) {
    return new NextModel(
        Mark.FAILED,
        Tone.DANGER,
        Words.of("survey.next.signs"),
        one.title(),
        Words.of("survey.declare.do"),
        Words.of(
            "survey.next.signs.fact",
            one.failing().size(),
            one.sensed(),
            String.join(", ", one.failing())),
        NextModel.Act.LEAVE,
        Optional.empty());
  }

  /// Signs that nobody can read are no reason to be calm.
  private static NextModel calm(EstateView view, String title) {
    var dark =
        view.vitals().values().stream()
            .filter(vital -> vital.subject().kind() == Subject.Kind.SIGN)
            .allMatch(vital -> vital.at(view.now()) == Condition.UNKNOWN);
    return new NextModel(
        Mark.READY,
        Tone.ACCENT,
        Words.of(dark ? "survey.next.dark" : "survey.next.calm"),
        title,
        Words.of("survey.declare.do"),
        Words.of("survey.next.calm.fact"),
        NextModel.Act.LEAVE,
        Optional.empty());
  }

  /// Before the first reading, and after reading was stopped.
  private static NextModel unasked(EstateView view) {
    var read = view.vitals().values().stream().anyMatch(vital -> vital.newest().isPresent());
    var which = read ? "survey.next.again" : "survey.next.ask";
    return new NextModel(
        Mark.READY,
        Tone.ACCENT,
        Words.of(which),
        Words.of(which + ".title"),
        Words.of(read ? "survey.again.do" : "survey.ask.do"),
        Words.of(which + ".fact"),
        NextModel.Act.LEAVE,
        Optional.empty());
  }
}
