package dev.holdfast.ui;

import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step like another one, but for what is said.
public final class StepDraft {
  private final StepView like;
  private String title;
  private StepStatus status;
  private @Nullable String ownerRole;
  private @Nullable Instant started;
  private @Nullable Instant ended;
  private @Nullable Instant deadline;
  private StepView.Sent sent;
  private boolean verified;
  private String evidence;
  private @Nullable Problem problem;
  private StepView.Facts facts;
  private String undo;
  private @Nullable Instant undoSent;
  private List<StepView.Verification> waits;
  private List<StepView.LogLine> log;

  public StepDraft(StepView like) {
    this.like = like;
    title = like.title();
    status = like.status();
    ownerRole = like.ownerRole();
    started = like.started();
    ended = like.ended();
    deadline = like.deadline();
    sent = like.sent();
    verified = like.verified();
    evidence = like.evidence();
    problem = like.problem();
    facts = like.facts();
    undo = like.facts().undo();
    undoSent = like.facts().undoSent();
    waits = like.facts().waits();
    log = like.log();
  }

  public StepDraft title(String words) {
    title = words;
    return this;
  }

  public StepDraft status(StepStatus state) {
    status = state;
    return this;
  }

  StepDraft ownerRole(String role) {
    ownerRole = role;
    return this;
  }

  public StepDraft times(@Nullable Instant from, @Nullable Instant to) {
    started = from;
    ended = to;
    return this;
  }

  StepDraft deadline(@Nullable Instant at) {
    deadline = at;
    return this;
  }

  public StepDraft sent(StepView.Sent state) {
    sent = state;
    return this;
  }

  StepDraft verified(boolean shown, String last) {
    verified = shown;
    evidence = last;
    return this;
  }

  StepDraft problem(@Nullable Problem why) {
    problem = why;
    return this;
  }

  StepDraft undo(String says) {
    undo = says;
    return this;
  }

  /// It is being put back since then.
  public StepDraft undoSent(@Nullable Instant at) {
    undoSent = at;
    return this;
  }

  public StepDraft waits(List<StepView.Verification> checks) {
    waits = checks;
    return this;
  }

  public StepDraft facts(StepView.Facts said) {
    facts = said;
    undo = said.undo();
    undoSent = said.undoSent();
    waits = said.waits();
    return this;
  }

  StepDraft log(List<StepView.LogLine> lines) {
    log = lines;
    return this;
  }

  public StepView made() {
    var f = facts;
    var all =
        new StepView.Facts(
            f.action(),
            f.does(),
            f.identityVerdict(),
            f.identityRead(),
            f.identity(),
            f.request(),
            f.now(),
            f.after(),
            f.touches(),
            f.confirm(),
            undo,
            waits,
            f.looked(),
            f.seen(),
            f.outputs(),
            !undo.isEmpty(),
            undoSent);
    return new StepView(
        like.name(),
        like.number(),
        like.phase(),
        like.kind(),
        title,
        like.text(),
        status,
        like.attempts(),
        like.effect(),
        ownerRole,
        like.ownerPerson(),
        like.plannedFrom(),
        like.plannedTo(),
        like.estimate(),
        started,
        ended,
        deadline,
        sent,
        verified,
        evidence,
        problem,
        all,
        log);
  }
}
