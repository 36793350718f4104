package dev.holdfast.ui;

import dev.holdfast.connector.Network;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Vital;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.runbook.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An estate before any run, as a test scripted it: nothing is known before it is asked.
final class FakeSurvey implements Survey {
  private volatile EstateView answers;
  volatile boolean asked;
  volatile boolean asking;
  volatile boolean closed;

  FakeSurvey(EstateView answers) {
    this.answers = answers;
  }

  @Override
  public Plan plan() {
    return answers.plan();
  }

  @Override
  public EstateView estate() {
    return new EstateView(
        answers.plan(),
        asked ? answers.vitals() : unread(),
        asking ? EstateView.Asking.ON : EstateView.Asking.OFFLINE,
        answers.now());
  }

  /// The database lies in a private network from which nothing answers.
  void silent(String network) {
    var doubt = new Network.Doubt("is the VPN there?", network);
    var read =
        Silence.doubted(
            new Stopwatch(new SystemClock()), "no answer within 4 s", doubt, Reading.State.FAILING);
    var seen = new Reading(read.state(), read.value(), answers.now(), read.took(), read.facts());
    var all = new HashMap<>(answers.vitals());
    all.computeIfPresent("component:database", (_, vital) -> vital.with(seen));
    answers = new EstateView(answers.plan(), all, answers.asking(), answers.now());
  }

  private Map<String, Vital> unread() {
    var all = new HashMap<String, Vital>();
    answers.vitals().forEach((key, vital) -> all.put(key, Vital.of(vital.subject())));
    return all;
  }

  Optional<PointsView> points = Optional.empty();

  @Override
  public Optional<PointsView> points() {
    return asked ? points : Optional.empty();
  }

  @Override
  public void ask() {
    asked = true;
    asking = true;
  }

  final Map<String, Circumstances.Way> ways = new HashMap<>();

  @Override
  public void wayThere(String network, String by, String because) {
    ways.put(network, new Circumstances.Way(network, answers.now(), by, because));
  }

  @Override
  public void remember(List<Circumstances.Way> said) {
    for (var way : said) ways.put(way.network(), way);
  }

  @Override
  public void wayUnsure(String network) {
    ways.remove(network);
  }

  @Override
  public List<Circumstances.Way> ways() {
    return List.copyOf(ways.values());
  }

  @Override
  public void rest() {
    asking = false;
  }

  @Override
  public void close() {
    closed = true;
  }
}
