package dev.holdfast.incident;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Events in, incident state out: pure but for being filled in place. The same events always give
/// the same state, so the record is the state.
public final class Fold {
  private final Plan plan;
  private final Scenario scenario;
  private final Map<String, StepRecord> steps = new HashMap<>();
  private final Map<String, ItemRecord> items = new LinkedHashMap<>();
  private final Map<String, String> decisions = new HashMap<>();
  private final Map<String, List<Object>> lists = new HashMap<>();
  private final InputRecords inputs = new InputRecords();
  private final Map<String, String> acceptedTargets = new HashMap<>();
  private final Set<String> undone = new LinkedHashSet<>();
  private final SentMessages sent = new SentMessages();
  private final CredentialRecords credentials = new CredentialRecords();
  private final CircumstanceRecords around = new CircumstanceRecords();
  private final Losses losses = new Losses();
  private final List<Snapshot.TimelineLine> timeline = new ArrayList<>();
  private Outline outline;
  private List<String> gating;
  private int unsettled;
  private boolean settled;
  private String id = "";
  private Mode mode = Mode.REHEARSAL;
  private Person commander = Person.HOLDFAST;
  private double speed = 1;
  private boolean crew;
  private Instant declared = Instant.EPOCH;
  private Instant began = Instant.EPOCH;
  private @Nullable Instant recovered;
  private @Nullable Instant lossPoint;
  private Instant last = Instant.EPOCH;
  private boolean stopped;
  private final Failing failing = new Failing();
  private boolean closed;
  private @Nullable Instant ended;
  private Map<String, String> endpoints = Map.of();
  private Unsensed unsensed = Unsensed.NOTHING;
  private String planHash = "";
  private Snapshot.@Nullable ResumeCard resume;
  private @Nullable Instant left;
  private long events;

  public Fold(Plan plan, Scenario scenario) {
    this.plan = plan;
    this.scenario = scenario;
    this.outline = Outline.of(plan, scenario, decisions, lists);
    this.gating = outline.gating();
    for (var item : Items.of(plan, scenario)) {
      items.put(
          item.id(),
          new ItemRecord(item.sensed() ? ItemView.State.UNKNOWN : ItemView.State.TO_ANSWER));
    }
  }

  /// Takes in one event. Returns true when the graph of steps changed.
  public boolean apply(Event event) {
    events = event.seq();
    var changed = false;
    switch (event.type()) {
      case "run.declared" -> declare(event);
      case "run.opened" -> {
        resume = ResumeCards.of(this, event);
        left = null;
      }
      case "run.left" -> left = event.at();
      case "resume.read" -> resume = null;
      case "run.input" -> inputs.given(event);
      case "run.began" -> began = event.instant("began").orElse(began);
      case "run.stopped" -> stopped = true;
      case "run.failed" -> failing.by(event.step(), event.text("because"));
      case "run.closed" -> closed = true;
      case "run.recovered" -> recovered = event.at();
      case "run.regressed", "step.put-back", "step.undo-unproved" -> recovered = null;
      case "run.recovery-point" -> lossPoint = event.instant("point").orElse(lossPoint);
      case "target.accepted" -> acceptedTargets.put(event.text("target"), event.text("because"));
      case "step.items" -> {
        if (event.data().get("items") instanceof List<?> list) {
          lists.put(event.step(), List.copyOf(list));
          changed = true;
        }
      }
      default -> {}
    }
    failing.apply(event);
    var over = stopped || closed || failed();
    ended = !over ? null : ended == null ? event.at() : ended;
    last = event.at();
    if (event.type().startsWith("step.")) {
      StepEvents.apply(step(event.step()), event);
      Holders.heard(this, event);
      if (Reopened.heard(this, event.step(), undone)) recovered = null;
      if (event.type().equals("step.decided")) {
        decisions.put(event.step(), event.text("branch"));
        changed = true;
      }
    }
    sent.apply(event);
    credentials.apply(event);
    around.apply(event);
    losses.apply(event);
    if (event.type().equals("step.done")) RotationDebt.clear(this, event, credentials);
    if (event.type().startsWith("item.")) {
      var record = items.get(event.text("item"));
      if (record != null) ItemEvents.apply(record, event);
    }
    Timeline.line(event).ifPresent(timeline::add);
    if (changed) {
      outline = Outline.of(plan, scenario, decisions, lists);
      gating = outline.gating();
      unsettled = 0;
    }
    if (event.type().startsWith("step.")) askAnew(event);
    return changed;
  }

  /// What people said of a checklist item before the last step was settled says nothing of what the
  /// steps left.
  private void askAnew(Event event) {
    var before = settled;
    settled = stepsSettled();
    if (!before && settled) Items.outdate(this, event.at());
  }

  private void declare(Event event) {
    id = event.text("incident");
    mode = Mode.valueOf(event.text("mode").toUpperCase(java.util.Locale.ROOT));
    declared = event.at();
    began = event.instant("began").orElse(declared);
    commander = new Person(event.by(), event.text("role"));
    speed = event.data().get("speed") instanceof Number number ? number.doubleValue() : 1;
    crew = event.flag("crew");
    endpoints = event.textMap("endpoints");
    planHash = event.text("planHash");
    inputs.declared(event.map("inputs"));
    unsensed = new Unsensed(event.texts("unsensed"));
    for (var item : Items.of(plan, scenario)) {
      if (unsensed.covers(item)) items.put(item.id(), new ItemRecord(ItemView.State.TO_ANSWER));
    }
  }

  /// The record of a step; made when first asked for.
  public StepRecord step(String name) {
    return steps.computeIfAbsent(name, key -> new StepRecord());
  }

  public Optional<ItemRecord> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  public Map<String, ItemRecord> items() {
    return items;
  }

  public Outline outline() {
    return outline;
  }

  public Plan plan() {
    return plan;
  }

  public Scenario scenario() {
    return scenario;
  }

  public String id() {
    return id;
  }

  public Mode mode() {
    return mode;
  }

  public Person commander() {
    return commander;
  }

  public double speed() {
    return speed;
  }

  public boolean crew() {
    return crew;
  }

  public Instant declared() {
    return declared;
  }

  public Instant began() {
    return began;
  }

  public Optional<Instant> recovered() {
    return Optional.ofNullable(recovered);
  }

  /// The moment the last restored store is at.
  public Optional<Instant> lossPoint() {
    return losses.worst().or(() -> Optional.ofNullable(lossPoint));
  }

  /// What each store may lose and lost.
  public List<LossView> losses() {
    return losses.views(began);
  }

  /// Whether the points that were achievable at the declaration are on record.
  public boolean pointsFrozen() {
    return losses.known();
  }

  /// Whether the loss of a store after the step that restored it is known.
  public boolean lossMeasured(String store, String step) {
    return losses.measured(store, step);
  }

  /// Whether it is on record, if only as not known.
  public boolean lossTold(String store, String step) {
    return losses.told(store, step);
  }

  /// Run time of the newest event.
  public Instant last() {
    return last;
  }

  public boolean paused() {
    return around.paused() != null;
  }

  public boolean stopped() {
    return stopped;
  }

  public boolean failed() {
    return failing.now();
  }

  public boolean closed() {
    return closed;
  }

  /// When it was stopped, failed or closed, whichever came first; empty while it goes on.
  public Optional<Instant> ended() {
    return Optional.ofNullable(ended);
  }

  InputRecords given() {
    return inputs;
  }

  public Map<String, Object> inputs() {
    return inputs.values();
  }

  public Map<String, String> endpoints() {
    return endpoints;
  }

  /// What this run cannot sense: said when it was declared.
  public Unsensed unsensed() {
    return unsensed;
  }

  public String planHash() {
    return planHash;
  }

  public Map<String, String> decisions() {
    return decisions;
  }

  /// Targets whose identity a person accepted unread, with the reason.
  public Map<String, String> acceptedTargets() {
    return acceptedTargets;
  }

  /// When a message to people was sent last; empty while it was not, or that was taken back.
  public Optional<Instant> updateSent(String id) {
    return sent.last(id);
  }

  /// The vault's entries that were given out.
  public List<CredentialView> credentials() {
    return credentials.views();
  }

  /// What was said of the world around the run.
  public Circumstances circumstances() {
    return around.whole();
  }

  /// Whether nothing may leave the laptop.
  public boolean isOffline() {
    return around.offline() != null;
  }

  public List<Snapshot.TimelineLine> timeline() {
    return timeline;
  }

  public Snapshot.@Nullable ResumeCard resume() {
    return resume;
  }

  /// When it was let go in order; empty while it is driven, and where it was interrupted.
  public Optional<Instant> left() {
    return Optional.ofNullable(left);
  }

  /// Whether nothing is left to do in it: a rehearsal that has recovered or failed owes nothing.
  public boolean over() {
    var rehearsed = mode == Mode.REHEARSAL && (recovered != null || failed());
    return closed || stopped || rehearsed;
  }

  public long events() {
    return events;
  }

  /// What lacks in a step that holds others: left out by a person, failed, put back or begun again.
  /// What a condition or a drill leaves out does not lack.
  public List<String> lacking(String name) {
    var lacking = new ArrayList<String>();
    for (var child : outline.children(name)) {
      var node = outline.node(child);
      if (node == null || node.hidden()) continue;
      var within = lacking(child);
      if (within.isEmpty() && step(child).lacks()) lacking.add(child);
      lacking.addAll(within);
    }
    return lacking;
  }

  /// Whether a step is done, and all that it holds.
  public boolean whole(String name) {
    return step(name).status() == StepStatus.DONE && lacking(name).isEmpty();
  }

  /// Whether what comes after a step may go: it is settled, or only such steps are left in it as
  /// hold nothing back (`gate: false`). All items of a `for-each` are its work.
  public boolean past(String name) {
    var record = step(name);
    if (record.settled()) return true;
    var held = outline.children(name);
    if (!record.opened() || held.isEmpty()) return false;
    // from the last, which in a sequence is the one still open: a no comes at once
    return held.reversed().stream()
        .map(outline::node)
        .filter(child -> child != null && !child.hidden())
        .filter(child -> child.item() != null || child.body().gate())
        .allMatch(child -> past(child.name()));
  }

  /// Whether every gating step has been settled. The question is asked after every event: it looks
  /// first at the step that said no the last time, so that the answer does not take longer the
  /// longer the runbook is.
  public boolean stepsSettled() {
    for (var looked = 0; looked < gating.size(); looked++) {
      if (!past(gating.get(unsettled))) return false;
      unsettled = (unsettled + 1) % gating.size();
    }
    return true;
  }

  /// The gating step that was found open last, while [#stepsSettled] says no.
  public String open() {
    return gating.get(unsettled);
  }

  /// Whether the steps say that the run has recovered: all are settled, none waits because it was
  /// put back, and not all were left out.
  public boolean workDone() {
    return stepsSettled() && reopened().isEmpty() && Unfounded.of(this).isEmpty();
  }

  /// Steps that were put back, and that no sensed item of the checklist stands in for.
  public List<String> reopened() {
    return undone.isEmpty() ? List.of() : Reopened.of(this, undone);
  }
}
