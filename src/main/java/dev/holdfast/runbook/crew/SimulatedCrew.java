package dev.holdfast.runbook.crew;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Rehearsed;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The simulated people of a rehearsal. Pure: the same need gets the same reply.
public final class SimulatedCrew {
  private static final Person DEFAULT = new Person("Rehearsal crew", "");

  private final Plan plan;
  private final Scenario scenario;
  private final Instant began;
  private final Instant declared;

  /// @param began impact began, for inputs that are rehearsed as `${run.began}`
  public SimulatedCrew(Plan plan, Scenario scenario, Instant began, Instant declared) {
    this.plan = plan;
    this.scenario = scenario;
    this.began = began;
    this.declared = declared;
  }

  /// What a person of the crew says, and how long they take for it (run time).
  public record Reply(Command command, Person by, Duration after) {}

  /// The crew's reply to a need, or nothing where it has no way on: then a person is missed.
  ///
  /// @param already names of those who replied to this very need before
  public Optional<Reply> reply(Need need, List<String> already) {
    var step = step(need.step());
    var after = step.flatMap(SimulatedCrew::takes).orElse(Duration.ofSeconds(20));
    return switch (need.kind()) {
      case ANSWER -> {
        var answer = step.flatMap(SimulatedCrew::answer).orElse("Done; seen as expected");
        yield say(
            new Command.Answer(need.step(), answer, need.shown()), need, step, already, after);
      }
      case CONFIRM ->
          say(
              new Command.Confirm(need.step(), need.name(), need.shown()),
              need,
              step,
              List.of(),
              quick());
      case APPROVE -> {
        var person = people(need, step).filter(name -> !already.contains(name.name())).findFirst();
        yield person.map(
            by -> new Reply(new Command.Approve(need.step(), need.shown()), by, quick()));
      }
      case DECIDE ->
          branch(need, step)
              .flatMap(
                  branch ->
                      say(
                          new Command.Decide(need.step(), branch, need.shown()),
                          need,
                          step,
                          List.of(),
                          after));
      case RETRY ->
          already.isEmpty()
              ? say(new Command.Retry(need.step()), need, step, already, quick())
              : Optional.empty();
      case RESOLVE ->
          already.isEmpty()
              ? say(new Command.Look(need.step()), need, step, already, quick())
              : Optional.empty();
      case TICK -> tick(need, already, after);
      case UNLOCK, ONLINE -> Optional.empty();
      case INPUT ->
          input(need.step())
              .flatMap(
                  value ->
                      say(new Command.Input(need.step(), value), need, step, already, quick()));
    };
  }

  /// The reply to an in-doubt step once the crew has looked at the estate.
  public Reply resolve(Need need, boolean happened) {
    var saw = happened ? "the effect is there" : "nothing of it is there";
    return new Reply(
        new Command.Resolve(need.step(), happened, "Looked at the estate: " + saw),
        people(need, step(need.step())).findFirst().orElse(DEFAULT),
        Duration.ofMinutes(1));
  }

  private static Duration quick() {
    return Duration.ofSeconds(10);
  }

  private Optional<Reply> say(
      Command command, Need need, Optional<Step> step, List<String> already, Duration after) {
    var by = people(need, step).findFirst().orElse(DEFAULT);
    if (already.contains(by.name())) return Optional.empty();
    return Optional.of(new Reply(command, by, after));
  }

  private Optional<Reply> tick(Need need, List<String> already, Duration after) {
    var item =
        plan.checklist().items().stream()
            .filter(candidate -> candidate.id().equals(need.step()))
            .findFirst();
    if (item.map(Checklist.Item::sensed).orElse(false)) return Optional.empty();
    var owner =
        item.flatMap(found -> Optional.ofNullable(found.owner()))
            .flatMap(this::primary)
            .or(() -> people(need, Optional.empty()).findFirst())
            .orElse(DEFAULT);
    if (already.contains(owner.name())) return Optional.empty();
    return Optional.of(
        new Reply(
            new Command.Tick(need.step(), "Tried in the rehearsal; as expected"), owner, after));
  }

  /// People of the roles asked for, primaries first, then the rest of the crew; no name twice.
  private Stream<Person> people(Need need, Optional<Step> step) {
    var roles = new LinkedHashSet<String>(need.roles());
    step.flatMap(found -> Optional.ofNullable(found.owner())).ifPresent(roles::add);
    var asked = plan.roles().stream().filter(role -> names(roles, role)).toList();
    var any = need.kind() != Need.Kind.APPROVE || roles.isEmpty() || asked.isEmpty();
    var all = new ArrayList<Person>();
    asked.forEach(role -> add(all, role.primary(), role));
    asked.forEach(role -> add(all, role.backup(), role));
    if (any) plan.roles().forEach(role -> add(all, role.primary(), role));
    if (all.isEmpty()) all.add(DEFAULT);
    return all.stream()
        .collect(
            Collectors.toMap(
                Person::name, person -> person, (one, two) -> one, java.util.LinkedHashMap::new))
        .values()
        .stream();
  }

  private static boolean names(Set<String> roles, Paper.Role role) {
    return roles.contains(role.id()) || roles.contains(role.title());
  }

  private static void add(List<Person> all, @Nullable String name, Paper.Role role) {
    all.add(new Person(name == null ? role.title() : name, role.id()));
  }

  private Optional<Person> primary(String role) {
    return plan.roles().stream()
        .filter(candidate -> candidate.id().equals(role))
        .findFirst()
        .map(found -> new Person(Objects.requireNonNullElse(found.primary(), found.title()), role));
  }

  private Optional<String> branch(Need need, Optional<Step> step) {
    var said = step.flatMap(SimulatedCrew::answer).filter(need.choices()::contains);
    if (said.isPresent()) return said;
    return need.choices().stream()
        .filter(choice -> !leadsToEnd(step, choice))
        .findFirst()
        .or(() -> need.choices().stream().findFirst());
  }

  private static boolean leadsToEnd(Optional<Step> step, String choice) {
    return step.map(Step::body)
        .filter(StepBody.Decide.class::isInstance)
        .map(StepBody.Decide.class::cast)
        .map(decide -> "end".equals(decide.branches().get(choice)))
        .orElse(false);
  }

  private Optional<String> input(String name) {
    var id = name.substring(name.lastIndexOf('/') + 1);
    return Stream.concat(Stream.of(scenario), plan.scenarios().stream())
        .flatMap(candidate -> candidate.inputs().stream())
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .map(this::value);
  }

  private String value(Scenario.Input input) {
    var said = new Rehearsed(plan, began, declared).value(input);
    if (said.isPresent()) return said.get();
    return switch (input.type()) {
      case TEXT -> "rehearsed-" + input.id().toLowerCase(Locale.ROOT);
      case INTEGER -> "1";
      case DURATION -> "10m";
      case INSTANT -> began.toString();
      case LIST -> "rehearsed-" + input.id();
      case SECRET -> "rehearsed";
    };
  }

  private Optional<Step> step(String name) {
    var bracket = name.indexOf('[');
    var bare = bracket < 0 ? name : name.substring(0, bracket);
    var id = bare.substring(bare.lastIndexOf('/') + 1);
    var own = bare.contains("/") ? Stream.<Scenario>empty() : Stream.of(scenario);
    return Stream.concat(own, plan.scenarios().stream())
        .flatMap(candidate -> candidate.phases().stream())
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> step.id().equals(id))
        .findFirst();
  }

  private static Optional<String> answer(Step step) {
    return Optional.ofNullable(step.rehearse().get("answer")).map(String::valueOf);
  }

  private static Optional<Duration> takes(Step step) {
    return Optional.ofNullable(step.rehearse().get("takes"))
        .flatMap(
            value ->
                value instanceof Duration duration
                    ? Optional.of(duration)
                    : Durations.parse(value.toString()));
  }
}
