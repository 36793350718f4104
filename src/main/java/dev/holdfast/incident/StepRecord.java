package dev.holdfast.incident;

import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the record says of one step so far. Only [Fold] writes it.
public final class StepRecord {
  static final int LOG_LINES = 60;

  /// Code of the problem of a step whose program ended between the intent and the answer.
  public static final String INTERRUPTED = "step.interrupted";

  StepStatus status = StepStatus.PLANNED;

  /// What it is again when an undo of it does not come about.
  StepStatus beforeUndo = StepStatus.DONE;

  int attempts;
  boolean opened;
  boolean goOn;
  boolean verified;
  boolean intentOpen;
  boolean undoing;
  boolean accepted;
  boolean identityAsked;

  /// It was left out although the plan wants it.
  boolean leftOut;

  /// An effect of it was accepted, and is not put back.
  boolean stands;

  /// It was skipped because there is nothing to do.
  boolean unneeded;

  String waiting = "";
  String ask = "";
  String name = "";
  String sees = "";
  String says = "";
  String confirmed = "";

  /// Which showing was confirmed.
  String confirmedMark = "";

  String shown = "";

  /// The newest showing there was, also of an attempt before.
  String newestMark = "";

  /// Whether there was another one before it: a name alone does not say which is meant.
  boolean shownAnew;

  /// From the word of a person that it is to be put back to how that ended.
  boolean undoAsked;

  String answer = "";
  String evidence = "";
  @Nullable EffectClass effect;
  @Nullable Problem problem;
  @Nullable Instant started;
  @Nullable Instant ended;
  @Nullable Instant waitingSince;
  @Nullable Instant deadline;
  @Nullable Instant intentAt;
  @Nullable Instant identityRead;
  String identityVerdict = "";
  List<StepView.IdentityLine> identity = List.of();
  String does = "";
  String touches = "";
  String confirmName = "";
  String undoSays = "";
  Map<String, Object> undo = Map.of();
  final PutBacks putBacks = new PutBacks();

  /// What the newest undo of it sends.
  PuttingBack back = PuttingBack.NONE;

  Map<String, Object> request = Map.of();
  Map<String, String> now = Map.of();
  Map<String, String> after = Map.of();
  Map<String, Object> outputs = Map.of();
  Map<String, Object> intent = Map.of();
  Map<String, Object> grounds = Map.of();
  List<String> looked = List.of();
  List<String> seen = List.of();
  final WorkTime work = new WorkTime();
  final List<Person> approvals = new ArrayList<>();
  final Map<Integer, StepView.Verification> checks = new LinkedHashMap<>();

  /// Until when each check is waited for, as it was said first.
  final Map<Integer, Instant> awaited = new LinkedHashMap<>();

  final Map<String, String> statements = new LinkedHashMap<>();
  final Deque<StepView.LogLine> log = new ArrayDeque<>();

  StepRecord() {}

  void log(Instant at, String text, String by) {
    log.addFirst(new StepView.LogLine(at, text, by));
    if (log.size() > LOG_LINES) log.removeLast();
  }

  public StepStatus status() {
    return status;
  }

  public int attempts() {
    return attempts;
  }

  /// Until when a check of this attempt is waited for, where that was said already: a restart moves
  /// nobody's deadline.
  public Optional<Instant> awaited(int check) {
    return Optional.ofNullable(awaited.get(check));
  }

  /// Whether its children may go.
  public boolean opened() {
    return opened;
  }

  /// Settled, or failed where the plan goes on.
  public boolean settled() {
    return status.settled() || (status == StepStatus.FAILED && goOn);
  }

  /// An intent is on record and its outcome is not.
  public boolean intentOpen() {
    return intentOpen;
  }

  /// Whether an intent may be put on record now: not while one is open or its effect is being
  /// looked for, and not where the step has ended.
  ///
  /// @param undo whether it is to put back what was done
  public boolean maySend(boolean undo) {
    return switch (status) {
      case PLANNED, READY, WAITING, IN_DOUBT -> !undo;
      case IN_FLIGHT -> !undo && !intentOpen && !accepted;
      case DONE, FAILED, UNDONE -> undo && mayUndo() && !intentOpen;
      case SKIPPED, BLOCKED -> false;
    };
  }

  /// Whether an undo of it can be taken: it has ended, and something of it is left to put back.
  /// What is put back only by a person's word can be put back all the same.
  public boolean mayUndo() {
    return switch (status) {
      case DONE, FAILED, UNDONE -> !putBacks.all().isEmpty();
      case PLANNED, READY, WAITING, IN_DOUBT, IN_FLIGHT, SKIPPED, BLOCKED -> false;
    };
  }

  /// Whether what is in flight or in doubt is its undo, and not the step.
  boolean turningBack() {
    return undoing && (status == StepStatus.IN_DOUBT || status == StepStatus.IN_FLIGHT);
  }

  /// Whether an undo is at work now: what it leaves behind, its end says.
  public boolean beingPutBack() {
    return undoing && status == StepStatus.IN_FLIGHT;
  }

  /// How it left what it changed, by label.
  public Map<String, String> after() {
    return after;
  }

  public boolean undoing() {
    return undoing;
  }

  /// The target accepted it; verification is under way.
  public boolean accepted() {
    return accepted;
  }

  public String waiting() {
    return waiting;
  }

  /// What it waits for.
  ///
  /// @param identity whether the confirmation is about a target that cannot be read
  public record Waiting(String need, String name, boolean identity) {}

  public Waiting need() {
    return new Waiting(waiting, name, identityAsked);
  }

  /// Waits because nobody could tell where its target is.
  public boolean placeUnread() {
    return status == StepStatus.WAITING && identityAsked && waiting.equals("confirm");
  }

  /// Whether a look can show something: in doubt, of an unread place, or sent and done without
  /// anything on record of what it gave.
  public boolean lookable() {
    return status == StepStatus.IN_DOUBT || placeUnread() || gaveNothing();
  }

  /// Sent and done, and nothing is on record of what it gave.
  public boolean gaveNothing() {
    return status == StepStatus.DONE && !intent.isEmpty() && outputs.isEmpty();
  }

  /// Left out because this is a drill, and not because a person or a condition says so.
  public boolean leftOutByDrill() {
    return status == StepStatus.SKIPPED && evidence.startsWith("drill: ");
  }

  /// Left out although the plan wants it, failed or put back: what holds it is not wholly done.
  boolean lacks() {
    return leftOut || status == StepStatus.UNDONE || status == StepStatus.FAILED || !settled();
  }

  /// What is asked.
  public String ask() {
    return ask;
  }

  /// In doubt because the program ended between the intent and the answer.
  public boolean interrupted() {
    var why = problem;
    return status == StepStatus.IN_DOUBT && why != null && why.code().equals(INTERRUPTED);
  }

  /// The check in whose place a person is asked: the number of a verification, or `when`; empty
  /// where the question is the plan's own.
  public String sees() {
    return sees;
  }

  /// What that check is to show, or what came instead of its answer.
  public String says() {
    return says;
  }

  /// What a person saw in place of a check.
  public Optional<String> statement(String sees) {
    return Optional.ofNullable(statements.get(sees));
  }

  /// What a person stated or decided.
  public String answer() {
    return answer;
  }

  /// The name that was typed for the showing that stands; empty while none was.
  public String confirmed() {
    return confirmed;
  }

  /// Which showing that was, see [Shown#mark].
  public String confirmedMark() {
    return confirmedMark;
  }

  /// Whether an attempt of it was accepted and not put back.
  public boolean changed() {
    return stands;
  }

  /// Whether it is being put back.
  public boolean undoAsked() {
    return undoAsked;
  }

  /// Whether it was left out because the run does without it: nobody decided against it.
  public boolean unneeded() {
    return status == StepStatus.SKIPPED && unneeded;
  }

  /// Which showing stands before people now, see [Shown#mark].
  public String mark() {
    return Shown.mark(shown);
  }

  /// Whether people were shown something else of it before, so that a name alone does not say which
  /// of the two its reader has before their eyes.
  public boolean shownAnew() {
    return shownAnew;
  }

  public List<Person> approvals() {
    return List.copyOf(approvals);
  }

  /// Whether it waits for a person's word on the words of the plan, in which values may stand.
  boolean isQuestion() {
    return switch (waiting) {
      case "approve" -> true;
      case "answer", "decide" -> sees.isEmpty() && !placeUnread();
      default -> false;
    };
  }

  /// Whether what it does, or did, changes nothing.
  public boolean isReading() {
    return effect == EffectClass.READS;
  }

  /// Of a question: the values that it was asked for, each as a hash, by name.
  public Map<String, Object> grounds() {
    return grounds;
  }

  public Map<String, Object> outputs() {
    return outputs;
  }

  /// What an attempt changed and how that is put back.
  ///
  /// @param undo as `action`, `target`, `args`, `says`
  /// @param now what was there before it
  /// @param after what it was to leave
  public record PutBack(
      int attempt,
      Map<String, Object> undo,
      Map<String, String> now,
      Map<String, String> after,
      Known known) {
    /// Whether it left what was shown.
    public enum Known {
      AS_SHOWN,
      NOT_KNOWN
    }

    PutBack with(Known next) {
      return new PutBack(attempt, undo, now, after, next);
    }
  }

  /// What was sent since it was last put back, the oldest first; empty where nothing can be.
  public List<PutBack> putBacks() {
    return putBacks.all();
  }

  /// What an undo of it would do, in words; empty = it has none.
  String undoSays() {
    var said = putBacks.says();
    return said.isEmpty() ? undoSays : said;
  }

  /// The open or last intent's data.
  public Map<String, Object> intent() {
    return intent;
  }

  /// When the open or last intent was put on record, in run time.
  public Optional<Instant> intentAt() {
    return Optional.ofNullable(intentAt);
  }

  /// What a person was shown last, see [Shown].
  public String shown() {
    return shown;
  }

  /// Until when the open or last intent was to be answered, in run time.
  public Optional<Instant> intendedDeadline() {
    return intent.get("deadline") instanceof String text
        ? Optional.of(Instant.parse(text))
        : Optional.empty();
  }

  /// How long it was worked on until a moment, without the time it waited for a person whose word
  /// is not the step itself.
  public Duration worked(Instant now) {
    return work.at(now);
  }

  /// What was seen or said last.
  public String evidence() {
    return evidence;
  }

  /// When the work began: the attempt at the effect, or the question where a person does the step.
  public @Nullable Instant started() {
    return started;
  }

  public @Nullable Instant ended() {
    return ended;
  }
}
