package dev.holdfast.cli;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run's state in the two forms of the command line, and as an exit code.
final class States {
  private States() {}

  static int code(RunState state) {
    return switch (state) {
      case RECOVERED, CLOSED -> Out.GOOD;
      case FAILED -> Out.FINDINGS;
      case RUNNING, PAUSED, WAITING, IN_DOUBT, STOPPED -> Out.HALTED;
    };
  }

  static Map<String, Object> json(Snapshot s, Answers answers) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("incident", s.id());
    data.put("plan", s.plan());
    data.put("scenario", s.scenario());
    data.put("mode", s.mode().word());
    data.put("state", s.state().word());
    data.put("declared", text(s.clocks().declared()));
    data.put("began", text(s.clocks().began()));
    var rto = new LinkedHashMap<String, @Nullable Object>();
    rto.put("target", text(s.clocks().rto()));
    rto.put("elapsed", text(s.clocks().elapsed()));
    var forecast = new LinkedHashMap<String, @Nullable Object>();
    forecast.put("p50", text(s.clocks().forecastFrom()));
    forecast.put("p90", text(s.clocks().forecastTo()));
    rto.put("forecast", forecast);
    data.put("rto", rto);
    var rpo = new LinkedHashMap<String, @Nullable Object>();
    rpo.put("target", text(s.clocks().rpo()));
    rpo.put("achieved", text(s.clocks().loss()));
    data.put("rpo", rpo);
    data.put("losses", s.losses().stream().map(LossWords::json).toList());
    data.put("steps", s.steps().stream().map(step -> step(s, step)).toList());
    data.put("items", s.items().stream().map(item -> item(item, s.clocks().now())).toList());
    data.put("needs", s.needs().stream().map(need -> need(s, need, answers)).toList());
    data.put("owed", s.owed());
    data.put("credentials", s.credentials().stream().map(Given::credential).toList());
    data.put("messages", s.messages().stream().map(Given::message).toList());
    data.put("paused", paused(s));
    data.put("offline", offline(s));
    data.put("lease", lease(s));
    data.put("down", s.around().down().stream().map(States::down).toList());
    data.put("ways", s.around().ways().stream().map(States::way).toList());
    data.put("record", s.record());
    data.put("events", s.events());
    data.put("trouble", s.trouble());
    return nonNull(data);
  }

  private static Map<String, Object> down(Circumstances.Down down) {
    return Map.of(
        "what",
        down.what().text(),
        "since",
        down.since().toString(),
        "by",
        down.by(),
        "because",
        down.because());
  }

  private static Map<String, Object> way(Circumstances.Way way) {
    return Map.of(
        "network",
        way.network(),
        "since",
        way.since().toString(),
        "by",
        way.by(),
        "because",
        way.because());
  }

  private static @Nullable Object paused(Snapshot s) {
    var paused = s.around().paused();
    return paused == null ? null : Map.of("since", paused.since().toString(), "by", paused.by());
  }

  private static @Nullable Object lease(Snapshot s) {
    var lent = s.around().lent();
    return lent == null ? null : Map.of("until", lent.until().toString(), "by", lent.by());
  }

  private static @Nullable Object offline(Snapshot s) {
    var offline = s.around().offline();
    return offline == null ? null : Map.of("since", offline.since().toString(), "by", offline.by());
  }

  /// Nulls are written as JSON null; the map only says that they are allowed.
  @SuppressWarnings("NullAway")
  private static Map<String, Object> nonNull(Map<String, @Nullable Object> data) {
    return data;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, Object> step(Snapshot s, StepView step) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", step.name());
    data.put("kind", step.kind());
    data.put("title", step.title());
    data.put("state", step.status().word());
    data.put("attempts", step.attempts());
    data.put("owner", step.ownerRole());
    var planned = new LinkedHashMap<String, @Nullable Object>();
    planned.put("from", text(s.clocks().declared().plus(step.plannedFrom())));
    planned.put("to", text(s.clocks().declared().plus(step.plannedTo())));
    data.put("planned", planned);
    data.put("started", text(step.started()));
    data.put("ended", text(step.ended()));
    data.put("deadline", text(step.deadline()));
    data.put("evidence", StepWords.evidence(s, step));
    data.put("verified", step.verified());
    var leans = s.around().leaning().get(step.name());
    if (leans != null) data.put("leansOn", leans);
    if (!step.facts().outputs().isEmpty()) data.put("outputs", step.facts().outputs());
    if (!step.facts().seen().isEmpty()) {
      data.put("looked", step.facts().looked());
      data.put("seen", step.facts().seen());
      StepWords.verdict(s, step).ifPresent(verdict -> data.put("verdict", verdict));
    }
    return nonNull(data);
  }

  private static Map<String, Object> item(ItemView item, Instant now) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", item.id());
    data.put("group", item.group());
    data.put("title", item.title());
    data.put("requiredFor", item.requiredFor().name().toLowerCase(java.util.Locale.ROOT));
    data.put("state", item.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    data.put("value", item.value());
    data.put("when", text(item.when()));
    data.put("seen", text(item.seen()));
    data.put("ageSeconds", item.age(now).map(Duration::toSeconds).orElse(null));
    data.put("by", item.by());
    data.put("because", item.because());
    data.put("reader", item.reader());
    var soak = item.soak();
    data.put("holdsSince", soak == null ? null : text(soak.since()));
    data.put("holds", soak == null ? null : text(soak.holds()));
    return nonNull(data);
  }

  private static void change(StepView step, Map<String, @Nullable Object> data) {
    data.put("request", step.facts().request());
    data.put("now", step.facts().now());
    data.put("after", step.facts().after());
  }

  private static Map<String, Object> need(Snapshot s, Need need, Answers answers) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("step", need.step());
    data.put("kind", need.kind().word());
    data.put("ask", ask(need));
    data.put("name", need.name());
    data.put("choices", need.choices());
    data.put("roles", need.roles());
    data.put("secret", need.secret());
    data.put("deadline", text(need.deadline()));
    if (!need.shown().isEmpty()) data.put("shown", need.shown());
    if (need.kind() == Need.Kind.CONFIRM && !need.place()) {
      s.steps().stream().filter(step -> need.of(step.name())).forEach(step -> change(step, data));
    }
    data.put("commands", commands(s, need, answers));
    return nonNull(data);
  }

  /// What starts something says in a paused run that it lets the run go on, and whose pause it
  /// ends.
  private static List<String> commands(Snapshot s, Need need, Answers answers) {
    var paused = s.around().paused();
    var lines = answers.lines(need);
    if (paused == null || need.kind() != Need.Kind.CONFIRM || need.place()) return lines;
    return lines.stream()
        .map(line -> line + " --continue # ends the pause of " + paused.by())
        .toList();
  }

  static void print(Out out, Snapshot s, Answers answers) {
    out.line(
        "%s  %s: %s  [%s]  %s"
            .formatted(
                s.mode().name(), s.planTitle(), s.scenarioTitle(), s.id(), s.state().word()));
    if (s.trouble() != null) out.line("  TROUBLE: " + s.trouble());
    out.line(clocks(s));
    var offline = s.around().offline();
    if (offline != null) {
      out.line(
          "  OFFLINE since %s by %s: nothing leaves this laptop for this run"
              .formatted(offline.since().truncatedTo(ChronoUnit.SECONDS), offline.by()));
    }
    var paused = s.around().paused();
    if (paused != null && s.state() != RunState.STOPPED && s.state() != RunState.CLOSED) {
      out.line(
          "  PAUSED since %s by %s: nothing new is started"
              .formatted(paused.since().truncatedTo(ChronoUnit.SECONDS), paused.by()));
    }
    var lent = s.around().lent();
    if (lent != null) {
      var left = Duration.between(s.clocks().now(), lent.until());
      out.line(
          left.isPositive()
              ? "  the vault, opened by %s, gives this run credentials until %s (%s left)"
                  .formatted(
                      lent.by(),
                      lent.until().truncatedTo(ChronoUnit.SECONDS),
                      Durations.words(left))
              : "  the lease of the vault is over since %s"
                  .formatted(lent.until().truncatedTo(ChronoUnit.SECONDS)));
    }
    for (var down : s.around().down()) {
      out.line("  DOWN by hand: %s (%s)".formatted(down.what().text(), down.by()));
    }
    for (var way : s.around().ways()) {
      out.line(
          "  the way to %s is there, says %s since %s%s: who is silent in it is down (take it back: holdfast way %s %s --unsure)"
              .formatted(
                  way.network(),
                  way.by(),
                  way.since().truncatedTo(ChronoUnit.SECONDS),
                  way.because().isEmpty() ? "" : " (" + way.because() + ")",
                  s.id(),
                  way.network()));
    }
    for (var step : s.steps()) {
      if (step.status() == StepStatus.PLANNED && s.steps().size() > 60) continue;
      var status = StepWords.status(s, step);
      out.line(
          "  %-9s %-34s %s".formatted(status, step.name(), StepWords.shorten(step.evidence())));
      var leans = s.around().leaning().get(step.name());
      if (leans != null && !step.status().settled()) out.line("            leans on " + leans);
      StepWords.below(s, step).forEach(line -> out.line("            " + line));
    }
    s.losses().forEach(loss -> out.line(LossWords.line(loss)));
    if (!s.items().isEmpty())
      out.line("  checklist%s: %s".formatted(from(s), Open.checklist(s.items(), s.clocks().now())));
    MessageWords.lines(s, answers).forEach(line -> out.line("  " + line));
    needs(out, s, answers);
    s.owed().forEach(owed -> out.line("  owed: " + owed));
    out.line("  record %s, %d events".formatted(s.record(), s.events()));
  }

  /// A drill changes little, and its checklist says how the real systems are.
  private static String from(Snapshot s) {
    return s.mode() == Mode.DRILL ? " (read from the real systems)" : "";
  }

  private static void needs(Out out, Snapshot s, Answers answers) {
    for (var need : s.needs()) {
      out.line(
          "  waits on a person: %s (%s)%s"
              .formatted(
                  need.step(), need.kind().word(), StepWords.timeUp(need, s.clocks().now())));
      s.steps().stream()
          .filter(step -> need.of(step.name()))
          .flatMap(step -> before(s, need, step).stream())
          .forEach(line -> out.line("      " + line));
      ask(need).lines().forEach(line -> out.line("      " + line));
      if (need.kind() == Need.Kind.RETRY) {
        s.steps().stream()
            .filter(step -> need.of(step.name()))
            .flatMap(step -> StepWords.failure(step).stream())
            .forEach(line -> out.line("      " + line));
      }
      commands(s, need, answers).forEach(line -> out.line("      $ " + line));
    }
    passedOver(out, s, answers);
  }

  /// A change that failed where the plan goes on without it asks for nobody, and may be what a
  /// later step waits for in vain.
  private static void passedOver(Out out, Snapshot s, Answers answers) {
    if (s.needs().isEmpty()) return;
    s.steps().stream()
        .filter(step -> step.status() == StepStatus.FAILED)
        .filter(step -> step.kind().equals("action") && step.effect() != EffectClass.READS)
        .filter(step -> s.needs().stream().noneMatch(need -> need.of(step.name())))
        .forEach(
            step -> {
              out.line("  failed, and the plan goes on without it: " + step.name());
              out.line("      $ " + answers.retry(step.name()));
            });
  }

  /// What a person decides by.
  private static List<String> before(Snapshot s, Need need, StepView step) {
    return switch (need.kind()) {
      case CONFIRM -> need.place() ? List.of() : StepWords.change(step);
      case RESOLVE -> StepWords.doubt(s, step);
      case RETRY, ANSWER, APPROVE, DECIDE, TICK, INPUT, UNLOCK, ONLINE -> List.of();
    };
  }

  /// The window has the name typed; here a command names it and says why.
  static String ask(Need need) {
    return need.place()
        ? need.ask().replace("type its name to accept it unread", "accept it unread with a reason")
        : need.ask();
  }

  private static String clocks(Snapshot s) {
    var text = new StringBuilder("  elapsed " + Durations.words(s.clocks().elapsed()));
    var rto = s.clocks().rto();
    var left = s.clocks().left();
    if (rto != null && left != null) {
      text.append(" of ").append(Durations.exact(rto));
      text.append(left.isNegative() ? ", " + Durations.words(left.abs()) + " past the RTO" : "");
    }
    range(s.clocks().forecastFrom(), s.clocks().forecastTo(), text);
    var loss = s.clocks().loss();
    if (loss != null) text.append(", loss ").append(Durations.words(loss));
    return text.toString();
  }

  private static void range(@Nullable Instant from, @Nullable Instant to, StringBuilder text) {
    if (from != null && to != null) {
      text.append(", forecast ").append(from.truncatedTo(ChronoUnit.SECONDS));
      text.append(" to ").append(to.truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
