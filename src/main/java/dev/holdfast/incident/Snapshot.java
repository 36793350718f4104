package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a screen or a command shows of a run, immutable.
///
/// @param inForce steps that stand until another one lifts them, which has not
/// @param stays steps whose change stays until it is put back, also where the run ended without it
/// @param roles titles of the plan's roles, by id
/// @param inputs what the run was told, or may be
/// @param messages what the plan owes people outside
/// @param credentials the vault's entries that were given out, and what is owed for them
/// @param losses what each store may lose, as frozen at the declaration, and lost
/// @param expected by step name, when each step that is not settled is expected to run
/// @param around what a person said of the world around it
/// @param record short hash of the journal's head
/// @param events on record
/// @param resume what to say after an interruption; null when there was none, or it was read
/// @param trouble a sentence when the engine cannot go on (record cannot be written)
public record Snapshot(
    String id,
    String plan,
    String planTitle,
    String scenario,
    String scenarioTitle,
    Mode mode,
    RunState state,
    Person commander,
    Clocks clocks,
    List<PhaseView> phases,
    List<StepView> steps,
    List<ItemView> items,
    List<GroupView> groups,
    List<Need> needs,
    List<TimelineLine> timeline,
    List<String> owed,
    List<String> inForce,
    List<String> stays,
    Map<String, String> roles,
    List<InputView> inputs,
    List<Updates.Message> messages,
    List<CredentialView> credentials,
    List<LossView> losses,
    Map<String, Forecast.Span> expected,
    Circumstances around,
    String record,
    long events,
    double speed,
    @Nullable ResumeCard resume,
    @Nullable String trouble) {
  public Snapshot {
    phases = List.copyOf(phases);
    steps = List.copyOf(steps);
    items = List.copyOf(items);
    groups = List.copyOf(groups);
    needs = List.copyOf(needs);
    timeline = List.copyOf(timeline);
    owed = List.copyOf(owed);
    inForce = List.copyOf(inForce);
    stays = List.copyOf(stays);
    roles = Map.copyOf(roles);
    inputs = List.copyOf(inputs);
    messages = List.copyOf(messages);
    credentials = List.copyOf(credentials);
    losses = List.copyOf(losses);
    expected = Map.copyOf(expected);
  }

  /// Whether steps can still run.
  public boolean open() {
    return switch (state) {
      case RUNNING, WAITING, PAUSED, IN_DOUBT, RECOVERED -> true;
      case FAILED, STOPPED, CLOSED -> false;
    };
  }

  /// What people call a role.
  public String role(String id) {
    return roles.getOrDefault(id, id);
  }

  /// A step's number as people say it, `4` or `4.2`.
  public String label(StepView step) {
    var inside = 0;
    for (var other : steps) {
      if (other.name().equals(step.name())) break;
      if (other.number() == step.number()) inside++;
    }
    return StepView.label(step.number(), inside);
  }

  public record PhaseView(String title, @Nullable Duration from, @Nullable Duration to) {}

  /// A part of the checklist.
  ///
  /// @param manner how people work through it
  public record GroupView(String id, String title, Checklist.Manner manner) {
    public GroupView(String id, String title) {
      this(id, title, Checklist.Manner.DO_CONFIRM);
    }
  }

  /// One event of the record in words.
  ///
  /// @param seq number of the event on record
  /// @param step step or item it belongs to, or empty
  public record TimelineLine(
      long seq, Instant at, String type, String step, String text, String by) {}

  /// What an interruption left behind.
  ///
  /// @param stopped last event before the interruption
  /// @param lastDone number and title of a step, or empty
  /// @param inFlight what was sent and had no answer, by number and title
  /// @param awaited what was to be seen by a check still, of what was sent or of itself
  /// @param next what comes without a person, by number and title; empty when nothing does
  public record ResumeCard(
      Instant stopped,
      Instant opened,
      String lastDone,
      List<String> inFlight,
      List<String> awaited,
      String next) {
    public ResumeCard {
      inFlight = List.copyOf(inFlight);
      awaited = List.copyOf(awaited);
    }
  }
}
