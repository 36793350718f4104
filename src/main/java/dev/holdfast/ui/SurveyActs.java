package dev.holdfast.ui;

import dev.holdfast.estate.Chart;
import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Leaning;
import dev.holdfast.estate.Outlook;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Marks;
import dev.holdfast.runbook.Start;
import dev.holdfast.runbook.Survey;
import dev.holdfast.ui.survey.SurveyPort;
import dev.holdfast.ui.survey.SurveyScreen;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The estate that the window looks at before any run, and what is said of it there: what is down,
/// which private networks can be reached. That stays while Holdfast is open, by plan folder. Used
/// on the FX thread; the estate is asked elsewhere.
final class SurveyActs extends CabinDeck implements SurveyPort, Detours.Way {
  /// What is looked at.
  private record Subject(Cockpit.PlanEntry plan, String scenario, Survey survey, Chart chart) {}

  private final Map<Path, List<Circumstances.Down>> marks = new HashMap<>();
  private final Map<Path, List<Circumstances.Way>> ways = new HashMap<>();
  private Bearing bearing = new Bearing();
  private boolean asking;
  private String leaning = "";
  private @Nullable Subject subject;
  private @Nullable SurveyScreen screen;

  SurveyActs(Cabin cabin) {
    super(cabin);
  }

  /// Shows the estate of a plan; nothing is asked yet.
  void begin(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    var said = ways.getOrDefault(plan.folder(), List.<Circumstances.Way>of());
    cabin.call(
        () -> {
          var opened = cabin.cockpit().survey(plan.folder());
          opened.remember(said);
          var chart = Chart.of(opened.plan());
          return () -> {
            close();
            subject = new Subject(plan, scenario.id(), opened, chart);
            bearing = new Bearing();
            asking = false;
            leaning = leaning();
            cabin.detour(this);
          };
        });
  }

  /// What was said of a plan's world, as a declaration takes it.
  Start.Before before(Cockpit.PlanEntry plan) {
    var down = down(plan).stream().map(one -> new Start.Known(one.what(), one.because())).toList();
    return new Start.Before(down, ways.getOrDefault(plan.folder(), List.of()));
  }

  private List<Circumstances.Down> down(Cockpit.PlanEntry plan) {
    return marks.getOrDefault(plan.folder(), List.of());
  }

  /// How much of the chosen scenario leans on what is marked; looked up when a mark comes or goes.
  private String leaning() {
    var open = subject;
    if (open == null || down(open.plan()).isEmpty()) return "";
    var found = open.survey().plan().scenario(open.scenario());
    if (found.isEmpty()) return "";
    var on = new Leaning(open.survey().plan());
    var steps =
        down(open.plan()).stream()
            .flatMap(one -> on.on(one.what()).stream())
            .filter(lean -> lean.what() == Leaning.What.STEP)
            .map(Leaning.Lean::id)
            .filter(id -> id.startsWith(open.scenario() + "/"))
            .distinct()
            .count();
    var all = found.get().phases().stream().mapToInt(phase -> phase.steps().size()).sum();
    return Words.of("survey.leaning", steps, all, found.get().title());
  }

  @Override
  public SurveyScreen build(Look look) {
    var of = java.util.Objects.requireNonNull(subject);
    var made = new SurveyScreen(look, bearing, this, of.plan().title(), of.scenario());
    screen = made;
    return made;
  }

  @Override
  public void tick() {
    show();
  }

  private void show() {
    if (subject == null || screen == null) return;
    var survey = subject.survey();
    var outlook = Outlook.of(survey.estate(), subject.chart());
    screen.show(outlook, survey.points(), down(subject.plan()), survey.ways(), leaning);
  }

  @Override
  public void close() {
    var open = subject;
    subject = null;
    screen = null;
    if (open == null) return;
    cabin.call(
        () -> {
          open.survey().close();
          return () -> {};
        });
  }

  @Override
  public void turnAsking() {
    var open = subject;
    if (open == null) return;
    asking = !asking;
    var on = asking;
    cabin.call(
        () -> {
          if (on) open.survey().ask();
          else open.survey().rest();
          return this::show;
        });
  }

  @Override
  public void declare(String scenario) {
    var open = subject;
    if (open == null) return;
    open.plan().scenarios().stream()
        .filter(one -> one.id().equals(scenario))
        .findFirst()
        .ifPresent(one -> declare(open.plan(), one, before(open.plan())));
  }

  @Override
  public void leave() {
    cabin.home();
  }

  @Override
  public void tell(Command command, Reply reply) {
    var open = subject;
    if (open == null) return;
    var all = new ArrayList<>(down(open.plan()));
    switch (command) {
      case Command.MarkDown mark -> {
        var wrong = Marks.wrong(open.survey().plan(), mark.what());
        if (wrong.isPresent()) {
          reply.refused(wrong.get());
          return;
        }
        var what = Impairment.parse(mark.what()).orElseThrow();
        all.removeIf(one -> one.what().equals(what));
        var now = cabin.cockpit().now();
        all.add(new Circumstances.Down(what, now, person().name(), mark.because()));
      }
      case Command.WayThere way -> {
        try {
          open.survey().wayThere(way.network(), person().name(), way.because());
        } catch (ProblemException e) {
          reply.refused(e.problem());
          return;
        }
      }
      case Command.WayUnsure way -> open.survey().wayUnsure(way.network());
      case Command.MarkUp mark -> all.removeIf(one -> one.what().text().equals(mark.what()));
      default -> {
        var none = Words.of("why.no-run");
        reply.refused(Problem.of("run.none", none, "", Words.of("why.no-run.next")));
        return;
      }
    }
    marks.put(open.plan().folder(), List.copyOf(all));
    ways.put(open.plan().folder(), open.survey().ways());
    leaning = leaning();
    reply.taken();
    show();
  }
}
