package dev.holdfast.incident;

import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a run, as it stands.
///
/// @param name `step`, `step[item]` or `sub/step`
/// @param number of the step of the scenario, the same for all that it holds; see
///   [Snapshot#label(StepView)]
/// @param phase index of its phase in [Snapshot#phases()]
/// @param plannedFrom planned start, from the declaration
/// @param ownerRole title of the role that owns it
/// @param ownerPerson who fills that role, or who took it
/// @param sent what of it has left this laptop
/// @param verified whether a check (or a person's statement where the step is theirs) showed it
/// @param evidence last thing seen, one line
/// @param facts the detail pane's content; absent parts are empty
/// @param log newest first
public record StepView(
    String name,
    int number,
    int phase,
    String kind,
    String title,
    @Nullable String text,
    StepStatus status,
    int attempts,
    @Nullable EffectClass effect,
    @Nullable String ownerRole,
    @Nullable String ownerPerson,
    Duration plannedFrom,
    Duration plannedTo,
    @Nullable Duration estimate,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Instant deadline,
    Sent sent,
    boolean verified,
    String evidence,
    @Nullable Problem problem,
    Facts facts,
    List<LogLine> log) {
  public StepView {
    log = List.copyOf(log);
  }

  /// A step's number as people say it: `4`, and `4.2` for the second of those that it holds.
  public static String label(int number, int inside) {
    return inside == 0 ? String.valueOf(number) : number + "." + inside;
  }

  /// What of a step has left this laptop.
  public enum Sent {
    NOTHING,
    /// A request is on its way, or its answer is.
    OPEN,
    /// The other side took it; whether it came true is still to be seen.
    ACCEPTED
  }

  /// Whether something was sent for it that may have had its effect and has no answer yet. What
  /// waits, reads, or holds other steps never is.
  public boolean unanswered() {
    return status == StepStatus.IN_FLIGHT && sent == Sent.OPEN && effect != EffectClass.READS;
  }

  /// Whether it goes on only by looking at something outside; a wait for a time does not.
  public boolean looks() {
    return status == StepStatus.IN_FLIGHT && !unanswered() && !facts.waits().isEmpty();
  }

  /// What the detail pane shows.
  ///
  /// @param identity lines label / plan says / it is
  /// @param request the exact resolved request as `label: value`
  /// @param waits verification lines
  /// @param undoable whether an undo of it can be taken now
  /// @param undoSent when the undo that is in flight or in doubt was sent: then action, what it
  ///   does, request, now and after are those of the undo; null where it is not being put back
  public record Facts(
      String action,
      String does,
      String identityVerdict,
      @Nullable Instant identityRead,
      List<IdentityLine> identity,
      Map<String, Object> request,
      Map<String, String> now,
      Map<String, String> after,
      String touches,
      String confirm,
      String undo,
      List<Verification> waits,
      List<String> looked,
      List<String> seen,
      Map<String, Object> outputs,
      boolean undoable,
      @Nullable Instant undoSent) {
    public static final Facts NONE =
        new Facts(
            "", "", "", null, List.of(), Map.of(), Map.of(), Map.of(), "", "", "", List.of(),
            List.of(), List.of(), Map.of(), false, null);
  }

  /// Whether what is in flight or in doubt is its undo, and not the step.
  public boolean turningBack() {
    return facts.undoSent() != null;
  }

  public record IdentityLine(String label, String planSays, String itIs) {}

  /// One line of what makes the step done.
  ///
  /// @param state `passing`, `stated`, `failing` or `unknown`; `waiting` while it may still come
  ///   true; `holding` while it is seen passing and has to stay so
  /// @param value last value seen
  /// @param until when its time is up, or when it has held for long enough
  public record Verification(String says, String state, String value, @Nullable Instant until) {
    public Verification(String says, String state, String value) {
      this(says, state, value, null);
    }
  }

  public record LogLine(Instant at, String text, String by) {}
}
